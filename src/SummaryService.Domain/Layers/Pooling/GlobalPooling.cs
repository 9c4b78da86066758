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
    public static readonly LayerDefinition GlobalAveragePooling1D = Average(rank: 1);
    public static readonly LayerDefinition GlobalAveragePooling2D = Average(rank: 2);
    public static readonly LayerDefinition GlobalAveragePooling3D = Average(rank: 3);

    private sealed record Config(int Rank, bool ChannelsFirst, bool KeepDims);

    private static LayerDefinition Max(int rank) => Of($"GlobalMaxPooling{rank}D", rank) with
    {
        Aliases = [$"GlobalMaxPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/global_max_pooling{rank}d/",
    };

    private static LayerDefinition Average(int rank) => Of($"GlobalAveragePooling{rank}D", rank) with
    {
        Aliases = [$"GlobalAvgPool{rank}D"],
        Source = $"https://keras.io/api/layers/pooling_layers/global_average_pooling{rank}d/",
    };

    private static LayerDefinition Of(string type, int rank) =>
        LayerDefinition.Of(type, c => new Config(rank, c.ChannelsFirst(), c.Flag("keepdims", orElse: false)), Output, work: Work, dims: Sizes) with
        {
            IsBuiltFromTheStart = true,
            ComputesInPolicy = true,
        };

    private static TensorShape Output(Config c, TensorShape x)
    {
        x.OfRank(c.Rank + 2);
        var channels = x[c.ChannelsFirst ? 1 : ^1];
        if (!c.KeepDims) return new(x[0], channels);
        var dims = new Dim[x.Rank];
        Array.Fill(dims, 1);
        (dims[0], dims[c.ChannelsFirst ? 1 : ^1]) = (x[0], channels);
        return TensorShape.Owning(dims);
    }

    private static DimRule[] Sizes(Config c, TensorShape x)
    {
        Index channelAxis = c.ChannelsFirst ? 1 : ^1;
        var channels = Dims.Kept(x[channelAxis]);
        if (!c.KeepDims) return [Dims.Batch(x[0]), channels];
        var rules = new DimRule[x.Rank];
        Array.Fill(rules, new("pooled", 1));
        return rules.With(0, Dims.Batch(x[0])).With(channelAxis, channels);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y) => new(0L, x.Elements());
}
