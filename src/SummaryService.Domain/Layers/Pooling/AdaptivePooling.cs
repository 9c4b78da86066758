using System.Collections.Immutable;
using System.Numerics;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Pooling;

/// <summary>Adaptive pooling: as many windows as the output has positions, as large as they must be to cover the input.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first
/// Output   the same channels; the output size on each spatial axis, whatever comes in
/// Weights  none
/// Source   https://keras.io/api/layers/pooling_layers/
/// </remarks>
internal static class AdaptivePooling
{
    public static readonly LayerDefinition AdaptiveMaxPooling1D = Of("Max", rank: 1);
    public static readonly LayerDefinition AdaptiveMaxPooling2D = Of("Max", rank: 2);
    public static readonly LayerDefinition AdaptiveMaxPooling3D = Of("Max", rank: 3);
    public static readonly LayerDefinition AdaptiveAveragePooling1D = Of("Average", rank: 1);
    public static readonly LayerDefinition AdaptiveAveragePooling2D = Of("Average", rank: 2);
    public static readonly LayerDefinition AdaptiveAveragePooling3D = Of("Average", rank: 3);

    private sealed record Config(ImmutableArray<long> OutputSize, bool ChannelsFirst)
    {
        public int FirstSpatialAxis => ChannelsFirst ? 2 : 1;
    }

    private static LayerDefinition Of(string kind, int rank) =>
        LayerDefinition.Of($"Adaptive{kind}Pooling{rank}D", c => new Config(c.Sizes("output_size", rank), c.ChannelsFirst()), new(Output, Output), work: Work) with
        {
            Source = $"https://keras.io/api/layers/pooling_layers/adaptive_{kind.ToLowerInvariant()}_pooling{rank}d/",
            ComputesInPolicy = true,
            WithoutWeights = kind == "Max" ? "maximum" : "average",
        };

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        x.OfRank(c.OutputSize.Length + 2)
            .Change(c.FirstSpatialAxis, c.OutputSize.Length, (_, i) => T.Named("output size", c.OutputSize[i]).Because("adaptive"));

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        Count seen = x[0];
        seen *= x[c.ChannelsFirst ? 1 : ^1];
        for (var i = 0; i < c.OutputSize.Length; i++)
            seen *= Seen(x[c.FirstSpatialAxis + i], c.OutputSize[i]);
        return new(0L, seen);
    }

    /// <summary>How many elements the windows of one axis see together.</summary>
    /// <remarks>Window i of n reaches from ⌊i·size/n⌋ to ⌈(i+1)·size/n⌉; the sum over all has this closed form.</remarks>
    private static Count Seen(Dim input, long windows)
    {
        if (!input.IsKnown) return Count.Unknown;
        return (Int128)input.Size + windows - (long)BigInteger.GreatestCommonDivisor(input.Size, windows);
    }
}
