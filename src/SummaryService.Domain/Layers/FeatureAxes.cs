using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>The axes of an input by the names that lessons use, for weights that cover several of them.</summary>
internal static class FeatureAxes
{
    /// <summary>The axis of a weight that is as long as an axis of the input, which must be known.</summary>
    /// <remarks>The names take the channels to be last: a layer that covers any axes does not say where they are.</remarks>
    public static Axis Feature(this TensorShape x, int axis) => new(Name(x.Rank, axis), x.Known(axis));

    private static string Name(int rank, int axis) => (rank, rank - axis) switch
    {
        ( <= 3, 1) => "features",
        (_, 1) => "channels",
        (3, 2) => "steps",
        (4 or 5, 2) => "width",
        (4 or 5, 3) => "height",
        (5, 4) => "depth",
        _ => "positions",
    };
}
