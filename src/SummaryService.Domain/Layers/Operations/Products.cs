using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Products of vectors, matrices and tensors: one axis or more of each operand are multiplied and summed.</summary>
/// <remarks>
/// Input    two tensors whose contracted axes agree
/// Output   the axes that are left
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Products
{
    private static readonly ImmutableArray<string> Pair = ["x1", "x2"];

    public static readonly LayerDefinition Matmul = Of("Matmul", (left, right) =>
    {
        // A vector counts as a matrix of one row, or of one column, that is taken away again.
        var rows = left.AtLeastRank(1).Rank == 1 ? left.Inserted(0, 1) : left;
        var columns = right.AtLeastRank(1).Rank == 1 ? right.Concat(1) : right;
        var inner = Contract(left, right, rows[^1], columns[^2]);
        List<Dim> dims = [.. Operation.Broadcast(rows[..^2], columns[..^2]).Dims];
        if (left.Rank > 1) dims.Add(rows[^2]);
        if (right.Rank > 1) dims.Add(columns[^1]);
        return (new([.. dims]), inner);
    }, (left, right, y) =>
    {
        // The matrices' own axes come last; stacks of matrices are brought together.
        var own = (left.Rank > 1 ? 1 : 0) + (right.Rank > 1 ? 1 : 0);
        return
        [
            .. Dims.Broadcast(y[..^own], left[..Math.Max(0, left.Rank - 2)], right[..Math.Max(0, right.Rank - 2)]),
            .. Sizes.OfBoth(y[^own..], left.Rank > 1 ? 1 : 0),
        ];
    }, widensBytes: true);

    public static readonly LayerDefinition Dot = Of("Dot", (left, right) =>
    {
        if (left.Rank == 0 || right.Rank == 0) return (Operation.Broadcast(left, right), 1);
        Index second = right.Rank == 1 ? 0 : ^2;
        return (left[..^1].Concat(right.Without(second).Dims), Contract(left, right, left[^1], right[second]));
    }, (left, right, y) => left.Rank == 0 || right.Rank == 0 ? Dims.Broadcast(y, left, right) : Sizes.OfBoth(y, left.Rank - 1));

    public static readonly LayerDefinition Inner = Of("Inner", (left, right) => left.Rank == 0 || right.Rank == 0
        ? (left.Concat(right.Dims), 1)
        : (left[..^1].Concat(right[..^1].Dims), Contract(left, right, left[^1], right[^1])),
        (left, right, y) => Sizes.OfBoth(y, right.Rank == 0 ? left.Rank : Math.Max(0, left.Rank - 1)));

    public static readonly LayerDefinition Vdot = Of("Vdot", (left, right) => (TensorShape.Scalar, left.Flat()[0]), (_, _, _) => []);

    public static readonly LayerDefinition Outer = Of("Outer", (left, right) => (left.Flat().Concat(right.Flat().Dims), 1), (left, right, _) =>
        [.. Sizes.Flat(left), .. Sizes.Flat(right)]);

    public static readonly LayerDefinition Kron = Of("Kron", (left, right) =>
    {
        var dims = new Dim[Math.Min(left.Rank, right.Rank)];
        for (var axis = 0; axis < dims.Length; axis++)
            dims[axis] = left[axis] * right[axis];
        return (TensorShape.Owning(dims), 1);
    }, (left, right, y) => Dims.Each(y, axis => new("kron", new Product([left[axis], right[axis]]))));

    public static readonly LayerDefinition Tensordot = Operation.Of("Tensordot", Pair, ReadAxes, (axes, o) => Multiply(o, false, (left, right) =>
    {
        var (first, second) = axes.Count is { } count
            ? (Enumerable.Range(left.Rank - Contracted(count, left, right), (int)count), Enumerable.Range(0, (int)count))
            : (left.Named("axes", axes.First), right.Named("axes", axes.Second).AsEnumerable());
        Dim inner = 1;
        foreach (var (i, j) in first.Zip(second))
            inner *= Contract(left, right, left[i], right[j]);
        var rest = left.Reduced("axes", [.. first.Select(axis => (long)axis)]);
        return (rest.Concat(right.Reduced("axes", [.. second.Select(axis => (long)axis)]).Dims), inner);
    }), (axes, o, y, _) => Sizes.OfBoth(y, o.Tensor("x1").Shape.Rank - (int)(axes.Count ?? axes.First.Length)));

    public static readonly LayerDefinition Cross = Operation.Of(
        "Cross",
        Pair,
        c =>
        {
            var all = c.IntegerOrNone("axis");
            return (First: all ?? c.Integer("axisa", orElse: -1), Second: all ?? c.Integer("axisb", orElse: -1), Output: all ?? c.Integer("axisc", orElse: -1));
        },
        (c, o) =>
        {
            var (left, right) = (o.Tensor("x1"), o.Tensor("x2"));
            var (first, second) = (left.Shape.Axis("axisa", c.First), right.Shape.Axis("axisb", c.Second));
            var (m, n) = (left.Shape[first], right.Shape[second]);
            if (m is { IsKnown: true, Size: not (2 or 3) } || n is { IsKnown: true, Size: not (2 or 3) })
                throw RuleBrokenException.InInput("incompatible_shapes.cross", ("left", left.Shape), ("right", right.Shape));
            var shape = Operation.Broadcast(left.Shape.Without(first), right.Shape.Without(second));
            if (m == 3 || n == 3) shape = shape.Inserted(shape.NewAxis("axisc", c.Output), 3);
            return Operation.Gives(shape, Operation.Promote(left.DType, right.DType), o.Elements(shape) * 3L);
        },
        (c, o, y, _) =>
        {
            var (left, right) = (o.Tensor("x1").Shape, o.Tensor("x2").Shape);
            var (a, b) = (left.Without(left.Axis("axisa", c.First)), right.Without(right.Axis("axisb", c.Second)));
            var shape = Operation.Broadcast(a, b);
            var rules = Dims.Broadcast(shape, a, b);
            return rules.Length == y.Rank ? rules : rules.Inserted(shape.NewAxis("axisc", c.Output), new("cross", 3));
        });

    private static LayerDefinition Of(
        string type,
        Func<TensorShape, TensorShape, (TensorShape Output, Dim Inner)> rule,
        Func<TensorShape, TensorShape, TensorShape, DimRule[]> sizes,
        bool widensBytes = false) =>
        Operation.Of(type, Pair, c => c, (_, o) => Multiply(o, widensBytes, rule), (_, o, y, _) => sizes(o.Tensor("x1").Shape, o.Tensor("x2").Shape, y));

    private static LayerEffect Multiply(Operands o, bool widensBytes, Func<TensorShape, TensorShape, (TensorShape Output, Dim Inner)> rule)
    {
        var (left, right) = (o.Tensor("x1"), o.Tensor("x2"));
        var type = widensBytes && left.DType == DType.Int8 && right.DType == DType.Int8 ? DType.Int32 : Operation.Promote(left.DType, right.DType);
        var (shape, inner) = rule(left.Shape, right.Shape);
        return Operation.Multiplies(shape, type, o.Elements(shape) * inner);
    }

    private static Dim Contract(TensorShape left, TensorShape right, Dim first, Dim second) => !first.IsKnown || !second.IsKnown || first == second
        ? first.IsKnown ? first : second
        : throw RuleBrokenException.InInput("incompatible_shapes.contracted", ("first", first), ("second", second), ("left", left), ("right", right));

    private static int Contracted(long count, TensorShape left, TensorShape right) => count <= Math.Min(left.Rank, right.Rank)
        ? (int)count
        : throw RuleBrokenException.In("axes", "out_of_range.axes", ("most", Math.Min(left.Rank, right.Rank)), ("left", left), ("right", right));

    /// <summary>So many of the last axes and of the first, or two lists of axes.</summary>
    private static (long? Count, ImmutableArray<long> First, ImmutableArray<long> Second) ReadAxes(ConfigReader c)
    {
        var written = c.Anything("axes");
        if (!written.Exists) return (2, [], []);
        if (written.TryGetInteger(out var count)) return (Math.Max(count, 0), [], []);
        var lists = new List<ImmutableArray<long>>();
        foreach (var item in written.Items)
            lists.Add(Numbers(item));
        if (lists is [var first, var second] && first.Length == second.Length && !first.IsEmpty) return (null, first, second);
        c.Report("axes", "wrong_kind.axis_lists");
        return (0, [], []);
    }

    private static ImmutableArray<long> Numbers(Node value)
    {
        if (value.TryGetInteger(out var only)) return [only];
        var numbers = ImmutableArray.CreateBuilder<long>();
        foreach (var item in value.Items)
        {
            if (!item.TryGetInteger(out var number)) return [];
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }
}
