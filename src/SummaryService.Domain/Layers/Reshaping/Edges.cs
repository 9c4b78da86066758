using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>Cropping and zero padding: positions are taken from the ends of the spatial axes, or zeros added there.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first
/// Output   the same, each spatial axis shorter or longer by what goes or comes at its two ends
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/
/// </remarks>
internal static class Edges
{
    public static readonly LayerDefinition Cropping1D = Cropping(rank: 1, orElse: 1);
    public static readonly LayerDefinition Cropping2D = Cropping(rank: 2, orElse: 0);
    public static readonly LayerDefinition Cropping3D = Cropping(rank: 3, orElse: 1);
    public static readonly LayerDefinition ZeroPadding1D = ZeroPadding(rank: 1);
    public static readonly LayerDefinition ZeroPadding2D = ZeroPadding(rank: 2);
    public static readonly LayerDefinition ZeroPadding3D = ZeroPadding(rank: 3);

    private sealed record Config(ImmutableArray<Border> Borders, bool ChannelsFirst);

    private static LayerDefinition Cropping(int rank, long orElse) =>
        LayerDefinition.Of($"Cropping{rank}D", c => Read(c, "cropping", rank, orElse, hasDataFormat: rank > 1), new(Crop, Crop)) with
        {
            Source = $"https://keras.io/api/layers/reshaping_layers/cropping{rank}d/",
            WithoutWeights = "crops",
            ComputesInPolicy = true,
            Sight = Sight.SamePosition,
        };

    private static LayerDefinition ZeroPadding(int rank) =>
        LayerDefinition.Of($"ZeroPadding{rank}D", c => Read(c, "padding", rank, orElse: 1, hasDataFormat: true), new(Pad, Pad)) with
        {
            Source = $"https://keras.io/api/layers/reshaping_layers/zero_padding{rank}d/",
            WithoutWeights = "pads",
            ComputesInPolicy = true,
            Sight = Sight.SamePosition,
        };

    private static Config Read(ConfigReader c, string argument, int rank, long orElse, bool hasDataFormat) =>
        new(c.Borders(argument, rank, orElse), hasDataFormat && c.ChannelsFirst());

    private static Shape<T> Pad<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        Change(c, x, (size, border) => (size + T.Named("start", border.Before) + T.Named("end", border.After)).Because("padded", new(border.Before, border.After)));

    private static Shape<T> Crop<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        Change(c, x, (size, border) =>
        {
            var rest = size - T.Named("start", border.Before) - T.Named("end", border.After);
            return rest.Size is { IsKnown: true, Size: < 1 } ? throw NothingLeft(x.Counted(), size.Size, border) : rest.Because("cropped", new(border.Before, border.After));
        });

    private static RuleBrokenException NothingLeft(TensorShape x, Dim size, Border border) => size.Size < 1
        ? RuleBrokenException.InInput("negative_dimension.nothing_to_crop", ("shape", x))
        : RuleBrokenException.In("cropping", "negative_dimension.cropping",
            ("before", border.Before), ("after", border.After), ("size", size), ("most", size.Size - 1), ("shape", x));

    private static Shape<T> Change<T>(Config c, Shape<T> x, Func<T, Border, T> change)
        where T : ISize<T> =>
        x.OfRank(c.Borders.Length + 2).Change(c.ChannelsFirst ? 2 : 1, c.Borders.Length, (size, i) => change(size.As("input size"), c.Borders[i]));
}
