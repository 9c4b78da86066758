using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>What layers demand of a shape, in words that they share.</summary>
internal static class ShapeRules
{
    /// <summary>The shape, if it has exactly so many axes.</summary>
    public static TensorShape OfRank(this TensorShape shape, int rank) => shape.Rank == rank
        ? shape
        : throw RuleBrokenException.InInput("wrong_rank.exactly", ("expected", rank), ("received", shape.Rank), ("shape", shape));

    /// <summary>The shape, if it has exactly so many axes.</summary>
    public static Shape<T> OfRank<T>(this Shape<T> shape, int rank)
        where T : ISize<T>
    {
        if (shape.Rank != rank) shape.Counted().OfRank(rank);
        return shape;
    }

    /// <summary>The shape, if it has at least so many axes.</summary>
    public static Shape<T> AtLeastRank<T>(this Shape<T> shape, int rank)
        where T : ISize<T>
    {
        if (shape.Rank < rank) shape.Counted().AtLeastRank(rank);
        return shape;
    }

    /// <summary>The shape, if its number of axes is in a range, the ends included.</summary>
    public static Shape<T> RankBetween<T>(this Shape<T> shape, int least, int most)
        where T : ISize<T>
    {
        if (shape.Rank < least || shape.Rank > most) shape.Counted().RankBetween(least, most);
        return shape;
    }

    /// <summary>The axis that a number names, counted from the end if negative.</summary>
    public static int Axis<T>(this Shape<T> shape, string argument, long axis)
        where T : ISize<T> =>
        shape.Counted().Axis(argument, axis);

    /// <summary>The shape, if it has at least so many axes.</summary>
    public static TensorShape AtLeastRank(this TensorShape shape, int rank) => shape.Rank >= rank
        ? shape
        : throw RuleBrokenException.InInput("wrong_rank.at_least", ("expected", rank), ("received", shape.Rank), ("shape", shape));

    /// <summary>The shape, if its number of axes is in a range, the ends included.</summary>
    public static TensorShape RankBetween(this TensorShape shape, int least, int most) => shape.Rank >= least && shape.Rank <= most
        ? shape
        : throw RuleBrokenException.InInput("wrong_rank.between", ("least", least), ("most", most), ("received", shape.Rank), ("shape", shape));

    /// <summary>The size of an axis that a weight depends on and that must therefore be known and not empty.</summary>
    public static long Known(this TensorShape shape, Index axis)
    {
        var size = shape[axis];
        return size.IsKnown
            ? size.Size
            : throw RuleBrokenException.InInput("unknown_axis", ("axis", axis.GetOffset(shape.Rank)), ("shape", shape));
    }

    /// <summary>The axis that a number names, counted from the end if negative.</summary>
    public static int Axis(this TensorShape shape, string argument, long axis) =>
        axis >= -shape.AtLeastRank(1).Rank && axis < shape.Rank
            ? (int)(axis < 0 ? axis + shape.Rank : axis)
            : throw RuleBrokenException.In(argument, "axis_out_of_range",
                ("axis", axis), ("rank", shape.Rank), ("least", -shape.Rank), ("most", shape.Rank - 1), ("shape", shape));
}
