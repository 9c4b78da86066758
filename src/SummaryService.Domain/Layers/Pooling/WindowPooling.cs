using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Pooling;

/// <summary>Pooling: a window slides over the spatial axes and keeps the largest or the mean of what it sees, in each channel.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first
/// Output   the same channels; ⌊(size − pool) / stride⌋ + 1 on each spatial axis, or ⌈size / stride⌉ with padding
/// Weights  none
/// Source   https://keras.io/api/layers/pooling_layers/
/// </remarks>
internal static class WindowPooling
{
    public static readonly LayerDefinition MaxPooling1D = Max(rank: 1);
    public static readonly LayerDefinition MaxPooling2D = Max(rank: 2);
    public static readonly LayerDefinition MaxPooling3D = Max(rank: 3);
    public static readonly LayerDefinition AveragePooling1D = Average(rank: 1);
    public static readonly LayerDefinition AveragePooling2D = Average(rank: 2);
    public static readonly LayerDefinition AveragePooling3D = Average(rank: 3);

    private static LayerDefinition Max(int rank) => Of($"MaxPooling{rank}D", rank, defaultSize: 2) with
    {
        WithoutWeights = "maximum",
        Aliases = [$"MaxPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/max_pooling{rank}d/",
    };

    private static LayerDefinition Average(int rank) => Of($"AveragePooling{rank}D", rank, defaultSize: null) with
    {
        WithoutWeights = "average",
        Aliases = [$"AvgPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/average_pooling{rank}d/",
    };

    private static LayerDefinition Of(string type, int rank, long? defaultSize)
    {
        ImmutableArray<long> neighbours = [.. Enumerable.Repeat(1L, rank)];
        return LayerDefinition.Of(type, c => Read(c, neighbours, defaultSize), new(Output, Output), work: Work, sight: windows => windows.Sight) with
        {
            IsBuiltFromTheStart = true,
            ComputesInPolicy = true,
        };
    }

    private static SpatialWindows Read(ConfigReader c, ImmutableArray<long> dilations, long? defaultSize)
    {
        var rank = dilations.Length;
        var sizes = defaultSize is { } size ? c.Sizes("pool_size", rank, orElse: size) : c.Sizes("pool_size", rank);
        var strides = c.OptionalSizes("strides", rank) ?? sizes;
        var padding = c.Choice("padding", "valid", "same");
        return new(sizes, strides, dilations, Paddings.Parse(padding), c.ChannelsFirst(), "pool_size") { IgnoresPadding = true };
    }

    private static Shape<T> Output<T>(SpatialWindows windows, Shape<T> x)
        where T : ISize<T> =>
        windows.Slide(x, x.OfRank(windows.Rank + 2)[windows.ChannelAxis]);

    private static Work Work(SpatialWindows windows, TensorShape x, TensorShape y) => new(0L, y.Elements() * windows.Volume);
}
