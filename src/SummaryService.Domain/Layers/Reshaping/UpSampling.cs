using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>Upsampling: each spatial position is repeated along its axes, or positions in between are interpolated.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first
/// Output   the same, each spatial axis as many times as long as the size says
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/
/// </remarks>
internal static class UpSampling
{
    public static readonly LayerDefinition UpSampling1D = Of(rank: 1, c => new([c.Positive("size", orElse: 2)], ChannelsFirst: false, Neighbors: 1));

    public static readonly LayerDefinition UpSampling2D = Of(rank: 2, c =>
    {
        var (sizes, channelsFirst) = (c.Sizes("size", rank: 2, orElse: 2), c.ChannelsFirst());
        return new(sizes, channelsFirst, NeighborsOf(c.Choice("interpolation", "nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")));
    });

    public static readonly LayerDefinition UpSampling3D = Of(rank: 3, c => new(c.Sizes("size", rank: 3, orElse: 2), c.ChannelsFirst(), Neighbors: 1));

    private sealed record Config(ImmutableArray<long> Sizes, bool ChannelsFirst, long Neighbors);

    private static LayerDefinition Of(int rank, Func<ConfigReader, Config> read) =>
        LayerDefinition.Of($"UpSampling{rank}D", read, new(Output, Output), sight: Seen) with
        {
            Source = $"https://keras.io/api/layers/reshaping_layers/up_sampling{rank}d/",
            ComputesInPolicy = true,
            WithoutWeights = rank == 2 ? "upsamples" : "repeats",
        };

    /// <summary>How many positions along an axis an interpolation works on.</summary>
    private static long NeighborsOf(string interpolation) => interpolation switch
    {
        "bilinear" => 2,
        "bicubic" => 4,
        "lanczos3" => 6,
        "lanczos5" => 10,
        _ => 1,
    };

    private static Sight Seen(Config c) =>
        Sight.Through([.. c.Sizes.Select(factor => new Glimpse(factor == 1 ? 0 : c.Neighbors - 1, new(1, factor)))]);

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        x.OfRank(c.Sizes.Length + 2).Change(
            c.ChannelsFirst ? 2 : 1,
            c.Sizes.Length,
            (size, i) => (size.As("input size") * T.Named("factor", c.Sizes[i])).Because(c.Neighbors == 1 ? "upsampled" : "interpolated"));
}
