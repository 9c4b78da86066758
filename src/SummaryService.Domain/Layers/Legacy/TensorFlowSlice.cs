using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>A slice <c>x[:, 1:, 0]</c> of a tensor in a model of tf.keras.</summary>
/// <remarks>
/// Input    any shape; slice_spec, a number or {start, stop, step} for each axis from the first
/// Output   the axes without those that a number picks from; not known where the slice is of another kind
/// Weights  none
/// Source   https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/Tensor
/// </remarks>
internal static class TensorFlowSlice
{
    public static LayerEffect Apply(DTypePolicy policy, CallInputs inputs)
    {
        var x = inputs.Single();
        var spec = default(Node);
        foreach (var argument in inputs.Arguments)
        {
            if (argument.Name == "slice_spec") spec = argument.Constant;
        }

        if (Sliced(x.Shape, spec) is not { } shape) throw RuleBrokenException.InInput("unknown_output");
        return new(new TensorSpec(shape, policy.Cast(x.DType)), [], Work.None);
    }

    public static DimRule[][] Sizes(DTypePolicy policy, CallInputs inputs, TensorTree output) =>
        [Dims.Told("sliced", output.Flatten()[0].Shape)];

    private static TensorShape? Sliced(TensorShape x, Node spec)
    {
        var dims = new List<Dim>();
        var axis = 0;
        if (spec.IsObject) return x.Rank > 0 && Range(x[0], spec) is { } first ? x.With(0, first) : null;
        foreach (var part in spec.Items)
        {
            if (axis == x.Rank) return null;
            var dim = x[axis++];
            if (part.Kind == NodeKind.Number) continue;
            if (Range(dim, part) is not { } length) return null;
            dims.Add(length);
        }

        return axis == 0 ? null : new([.. dims, .. x.Dims[axis..]]);
    }

    /// <summary>How many positions a slice takes of an axis; null where it is no slice of numbers.</summary>
    private static Dim? Range(Dim dim, Node slice)
    {
        if (!slice.IsObject) return null;
        if (Bound(slice["start"], out var start) && Bound(slice["stop"], out var stop) && Bound(slice["step"], out var step))
        {
            var by = step ?? 1;
            if (start is null && stop is null && by is 1 or -1) return dim;
            if (!dim.IsKnown) return by > 0 && start is null or 0 && stop is null ? Dim.Unknown : null;
            if (by == 0) return null;
            return by > 0
                ? Steps(At(start ?? 0, dim.Size, 0, dim.Size), At(stop ?? dim.Size, dim.Size, 0, dim.Size), by)
                : Steps(At(stop ?? -dim.Size - 1, dim.Size, -1, dim.Size - 1), At(start ?? dim.Size - 1, dim.Size, -1, dim.Size - 1), -by);
        }

        return null;
    }

    private static Dim Steps(long from, long to, long by) => to <= from ? 0 : Dim.CeilingDivide(to - from, by);

    private static long At(long position, long size, long least, long most) => Math.Clamp(position < 0 ? position + size : position, least, most);

    private static bool Bound(Node value, out long? bound)
    {
        bound = null;
        if (!value.HasValue) return true;
        if (!value.TryGetInteger(out var number) || Math.Abs(number) > int.MaxValue) return false;
        bound = number;
        return true;
    }
}
