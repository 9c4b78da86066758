using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Pooling;

/// <summary>Global pooling: the largest or the mean over all spatial positions, for each channel.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first
/// Output   (batch, channels); with keepdims the spatial axes stay with size 1
/// Weights  none
/// Source   https://keras.io/api/layers/pooling_layers/
/// </remarks>
internal static class GlobalPooling
{
    public static readonly LayerDefinition GlobalMaxPooling1D = Max(rank: 1);
    public static readonly LayerDefinition GlobalMaxPooling2D = Max(rank: 2);
    public static readonly LayerDefinition GlobalMaxPooling3D = Max(rank: 3);
    public static readonly LayerDefinition GlobalAveragePooling1D = Average(rank: 1) with { TakesMask = true };
    public static readonly LayerDefinition GlobalAveragePooling2D = Average(rank: 2);
    public static readonly LayerDefinition GlobalAveragePooling3D = Average(rank: 3);

    private sealed record Config(int Rank, bool ChannelsFirst, bool KeepDims);

    private static LayerDefinition Max(int rank) => Of($"GlobalMaxPooling{rank}D", rank) with
    {
        WithoutWeights = "global_maximum",
        Aliases = [$"GlobalMaxPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/global_max_pooling{rank}d/",
    };

    private static LayerDefinition Average(int rank) => Of($"GlobalAveragePooling{rank}D", rank) with
    {
        WithoutWeights = "global_average",
        Aliases = [$"GlobalAvgPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/global_average_pooling{rank}d/",
    };

    private static LayerDefinition Of(string type, int rank) =>
        LayerDefinition.Of(type, c => new Config(rank, c.ChannelsFirst(), c.Flag("keepdims", orElse: false)), new(Output, Output), work: Work) with
        {
            IsBuiltFromTheStart = true,
            ComputesInPolicy = true,
        };

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var channels = x.OfRank(c.Rank + 2)[c.ChannelsFirst ? 1 : ^1];
        return c.KeepDims
            ? x.Change(c.ChannelsFirst ? 2 : 1, c.Rank, (_, _) => T.Of(1).Because("pooled"))
            : new(x[0], channels);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y) => new(0L, x.Elements());
}
