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
        LayerDefinition.Of($"Cropping{rank}D", c => Read(c, "cropping", rank, orElse, hasDataFormat: rank > 1), Crop, dims: Cropped) with
        {
            Source = $"https://keras.io/api/layers/reshaping_layers/cropping{rank}d/",
            ComputesInPolicy = true,
            KeepsPositions = true,
        };

    private static LayerDefinition ZeroPadding(int rank) =>
        LayerDefinition.Of($"ZeroPadding{rank}D", c => Read(c, "padding", rank, orElse: 1, hasDataFormat: true), Pad, dims: Padded) with
        {
            Source = $"https://keras.io/api/layers/reshaping_layers/zero_padding{rank}d/",
            ComputesInPolicy = true,
            KeepsPositions = true,
        };

    private static Config Read(ConfigReader c, string argument, int rank, long orElse, bool hasDataFormat) =>
        new(c.Borders(argument, rank, orElse), hasDataFormat && c.ChannelsFirst());

    private static TensorShape Pad(Config c, TensorShape x) => Change(c, x, (dim, border) => dim + border.Before + border.After);

    private static TensorShape Crop(Config c, TensorShape x) => Change(c, x, (dim, border) =>
    {
        var rest = dim - border.Before - border.After;
        if (rest is not { IsKnown: true, Size: < 1 }) return rest;
        throw dim.Size < 1
            ? RuleBrokenException.InInput("negative_dimension.nothing_to_crop", ("shape", x))
            : RuleBrokenException.In("cropping", "negative_dimension.cropping",
                ("before", border.Before), ("after", border.After), ("size", dim), ("most", dim.Size - 1), ("shape", x));
    });

    private static DimRule[] Padded(Config c, TensorShape x) => Sizes(c, x, (size, border) =>
        new("padded", new Sum([size, Formula.Named("start", border.Before), Formula.Named("end", border.After)])));

    private static DimRule[] Cropped(Config c, TensorShape x) => Sizes(c, x, (size, border) =>
        new("cropped", size - Formula.Named("start", border.Before) - Formula.Named("end", border.After)));

    private static DimRule[] Sizes(Config c, TensorShape x, Func<Formula, Border, DimRule> change)
    {
        var rules = Dims.Kept(x);
        var first = c.ChannelsFirst ? 2 : 1;
        for (var i = 0; i < c.Borders.Length; i++)
            rules[first + i] = change(Formula.Named("input size", x[first + i]), c.Borders[i]);
        return rules;
    }

    private static TensorShape Change(Config c, TensorShape x, Func<Dim, Border, Dim> change)
    {
        var dims = x.OfRank(c.Borders.Length + 2).Dims.ToArray();
        var first = c.ChannelsFirst ? 2 : 1;
        for (var i = 0; i < c.Borders.Length; i++)
            dims[first + i] = change(dims[first + i], c.Borders[i]);
        return TensorShape.Owning(dims);
    }
}
