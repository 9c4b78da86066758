namespace SummaryService.Domain.Shapes;

/// <summary>What shapes make where tensors are put side by side along one axis.</summary>
internal static class Concatenation
{
    /// <summary>The shape of the whole: the sizes along the axis add up, all others are the first one's.</summary>
    /// <returns>The shape; null where ranks differ, or known sizes on another axis.</returns>
    public static TensorShape? Join(ReadOnlySpan<TensorShape> shapes, int axis)
    {
        var dims = shapes[0].Dims.ToArray();
        var known = shapes[0].Dims.ToArray();
        foreach (var shape in shapes[1..])
        {
            if (shape.Rank != dims.Length) return null;
            for (var i = 0; i < dims.Length; i++)
            {
                if (i == axis) dims[i] += shape[i];
                else if (!known[i].IsKnown) known[i] = shape[i];
                else if (shape[i].IsKnown && shape[i] != known[i]) return null;
            }
        }

        return TensorShape.Owning(dims);
    }
}
