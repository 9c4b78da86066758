namespace SummaryService.Domain.Shapes;

/// <summary>What two shapes make where their elements pair up: aligned at the last axis, with sizes of 1 stretched.</summary>
internal static class Broadcasting
{
    /// <summary>The shape that an operator gives, which takes an unknown size to be the known one beside it.</summary>
    /// <returns>The shape; null where the two do not fit.</returns>
    public static TensorShape? Operate(TensorShape left, TensorShape right)
    {
        if (left.Equals(right)) return left;
        var (longer, shorter) = left.Rank >= right.Rank ? (left, right) : (right, left);
        return Align(longer.Dims.ToArray(), shorter, shorter.Rank, unknownStays: false);
    }

    /// <summary>
    /// The shape that a merging layer gives: the batches are the same and stay in front whatever the ranks, and an
    /// unknown size stays unknown.
    /// </summary>
    /// <returns>The shape; null where the two do not fit.</returns>
    public static TensorShape? Merge(TensorShape left, TensorShape right)
    {
        if (left.Equals(right)) return left;
        if (left[0].IsKnown && right[0].IsKnown && left[0] != right[0]) return null;
        var (longer, shorter) = left.Rank >= right.Rank ? (left, right) : (right, left);
        var dims = longer.Dims.ToArray();
        if (!dims[0].IsKnown) dims[0] = shorter[0];
        return Align(dims, shorter, shorter.Rank - 1, unknownStays: true);
    }

    private static TensorShape? Align(Dim[] dims, TensorShape shorter, int axes, bool unknownStays)
    {
        for (var i = 1; i <= axes; i++)
        {
            if (Stretch(dims[^i], shorter[^i], unknownStays) is not { } size) return null;
            dims[^i] = size;
        }

        return TensorShape.Owning(dims);
    }

    private static Dim? Stretch(Dim left, Dim right, bool unknownStays)
    {
        if (left == right) return left;
        if (!left.IsKnown) return unknownStays || right == 1 ? left : right;
        if (!right.IsKnown) return unknownStays || left == 1 ? right : left;
        return left == 1 ? right : right == 1 ? left : null;
    }
}
