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
    public static readonly LayerDefinition MaxPooling2D = Of("MaxPooling2D", rank: 2, defaultSize: 2) with
    {
        Aliases = ["MaxPool2D"],
        Source = "https://keras.io/api/layers/pooling_layers/max_pooling2d/",
    };

    public static readonly LayerDefinition AveragePooling2D = Of("AveragePooling2D", rank: 2, defaultSize: null) with
    {
        Aliases = ["AvgPool2D"],
        Source = "https://keras.io/api/layers/pooling_layers/average_pooling2d/",
    };

    private static LayerDefinition Of(string type, int rank, long? defaultSize) =>
        LayerDefinition.Of(type, reader => Read(reader, rank, defaultSize), Output, work: Work) with { IsBuiltFromTheStart = true };

    private static SpatialWindows Read(ConfigReader c, int rank, long? defaultSize)
    {
        var sizes = defaultSize is { } size ? c.Sizes("pool_size", rank, orElse: size) : c.Sizes("pool_size", rank);
        var strides = c.OptionalSizes("strides", rank) ?? sizes;
        var padding = c.Choice("padding", "valid", "same");
        var dilations = sizes.Select(_ => 1L);
        return new(sizes, strides, [.. dilations], Paddings.Parse(padding), c.ChannelsFirst(), "pool_size");
    }

    private static TensorShape Output(SpatialWindows windows, TensorShape x) =>
        windows.Slide(x, x.OfRank(windows.Rank + 2)[windows.ChannelAxis]);

    private static Work Work(SpatialWindows windows, TensorShape x, TensorShape y) => new(0L, y.Elements() * windows.Volume);
}
