using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Elements taken from a tensor, or put into one, by their places.</summary>
/// <remarks>
/// Input    any shape, and places: constants or a tensor of them
/// Output   as many elements as there are places
/// Source   https://keras.io/api/ops/numpy/, https://keras.io/api/ops/core/
/// </remarks>
internal static class Indexing
{
    public static readonly LayerDefinition GetItem = Operation.Of("GetItem", ["x", "key"], c => c, (_, o) =>
    {
        var x = o.Tensor("x");
        return Operation.Gives(IndexKey.Apply(o.Constant("key"), x.Shape), x.DType);
    }, (_, o, _, _) => IndexKey.Sizes(o.Constant("key"), o.Tensor("x").Shape));

    public static readonly LayerDefinition Take = Operation.Of("Take", ["x", "indices"], c => c.IntegerOrNone("axis"), (axis, o) =>
    {
        var (x, indices) = (o.Tensor("x"), o.Tensor("indices"));
        if (axis is null) return Operation.Gives(indices.Shape, x.DType);
        var at = x.Shape.Axis("axis", axis.Value);
        return Operation.Gives(new([.. x.Shape.Dims[..at], .. indices.Shape.Dims, .. x.Shape.Dims[(at + 1)..]]), x.DType);
    }, (axis, o, y, _) =>
    {
        if (axis is null) return Dims.Told("taken", y);
        var (at, count) = (o.Tensor("x").Shape.Axis("axis", axis.Value), o.Tensor("indices").Shape.Rank);
        return Dims.Each(y, place => place >= at && place < at + count ? new("taken", y[place]) : Dims.Kept(y[place]));
    });

    public static readonly LayerDefinition TakeAlongAxis = Operation.Of("TakeAlongAxis", ["x", "indices"], c => c.IntegerOrNone("axis"), (axis, o) =>
    {
        var (x, indices) = (o.Tensor("x"), o.Tensor("indices").Shape);
        var shape = axis is null ? x.Shape.Flat() : x.Shape;
        if (shape.Rank != indices.Rank) throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", shape), ("right", indices));
        var at = axis is null ? 0 : shape.Axis("axis", axis.Value);
        return Operation.Gives(Operation.Broadcast(shape.With(at, indices[at]), indices), x.DType);
    }, (_, _, y, _) => Dims.Told("taken", y));

    public static readonly LayerDefinition Slice = Operation.Of("Slice", ["inputs", "start_indices"], c => c.Shape("shape", least: -1), (target, o) =>
    {
        var x = o.Tensor("inputs");
        if (target.Length != x.Shape.Rank) throw RuleBrokenException.In("shape", "wrong_kind.sizes", ("count", x.Shape.Rank));
        var starts = Starts(o.Constant("start_indices"));
        if (starts is not null && starts.Count != x.Shape.Rank) throw RuleBrokenException.In("start_indices", "wrong_kind.sizes", ("count", x.Shape.Rank));
        var dims = new Dim[target.Length];
        for (var axis = 0; axis < dims.Length; axis++)
        {
            // What is left stands only in places that are known beforehand.
            dims[axis] = target[axis] != -1 ? target[axis]
                : starts is null ? Dim.Unknown
                : (x.Shape[axis] - starts[axis]).NotNegative("start_indices", x.Shape);
        }

        return Operation.Gives(TensorShape.Owning(dims), x.DType);
    }, (target, o, y, _) =>
    {
        var starts = Starts(o.Constant("start_indices"));
        return Dims.Each(y, axis => target[axis] != -1 ? new("slice.size", y[axis])
            : new("slice.rest", starts is null ? y[axis] : (Formula)o.Tensor("inputs").Shape[axis] - starts[axis]));
    });

    public static readonly LayerDefinition Scatter = Operation.Of("Scatter", ["indices", "values"], c => c.Shape("shape"), (shape, o) =>
        Operation.Gives(shape.Shape(), o.Tensor("values").DType), (_, _, y, _) => Dims.Told("argument", y));

    public static readonly LayerDefinition OneHot = Operation.Of("OneHot", ["x"], ReadClasses, (c, o) =>
    {
        var x = o.Tensor("x").Shape;
        return Operation.Gives(x.Inserted(ClassAxis(c.Axis, x), c.Classes), c.DType ?? DType.Float32);
    }, (c, o, _, _) => Marked(c.Classes, c.Axis, o.Tensor("x").Shape));

    public static readonly LayerDefinition MultiHot = Operation.Of("MultiHot", ["inputs"], ReadClasses, (c, o) =>
    {
        var x = o.Tensor("inputs");
        var marked = x.Shape.Inserted(ClassAxis(c.Axis, x.Shape), c.Classes);
        // The places of one example are marked together. The dtype argument does not show in what Keras infers.
        return Operation.Gives(marked.Rank == 2 ? marked[1..] : marked.AtLeastRank(1).Rank == 1 ? marked : marked.Without(1), x.DType);
    }, (c, o, _, _) =>
    {
        var marked = Marked(c.Classes, c.Axis, o.Tensor("inputs").Shape);
        return marked.Length == 2 ? marked[1..] : marked.Length == 1 ? marked : [marked[0], .. marked[2..]];
    });

    public static readonly LayerDefinition TopK = Operation.Of(
        "TopK",
        ["x"],
        c =>
        {
            c.Ignore("sorted", "is_stable");
            return c.RequiredInteger("k", least: 0);
        },
        (k, o) =>
        {
            var x = o.Tensor("x");
            var shape = x.Shape.AtLeastRank(1).With(^1, k);
            return Operation.Gives(o.Elements(x.Shape), new TensorSpec(shape, x.DType), new TensorSpec(shape, DType.Int32));
        },
        (k, _, y, _) => Dims.Kept(y).With(^1, new("largest", k)));

    public static readonly LayerDefinition SearchSorted = Operation.Of(
        "SearchSorted",
        ["sorted_sequence", "values"],
        c => c.Choice("side", "left", "right"),
        (_, o) =>
        {
            var length = o.Tensor("sorted_sequence").Shape.OfRank(1)[0];
            var values = o.Tensor("values").Shape;
            return Operation.Gives(values, length is { IsKnown: true, Size: <= int.MaxValue } ? DType.Int32 : DType.Int64, o.Elements(values));
        },
        (_, _, y, _) => Dims.Kept(y),
        "searchsorted");

    /// <summary>One value for each segment of the first axis.</summary>
    public static LayerDefinition Segments(string type) => Operation.Of(
        type,
        ["data", "segment_ids"],
        c =>
        {
            c.Ignore("sorted");
            return c.IntegerOrNone("num_segments", least: 0);
        },
        (count, o) =>
        {
            var data = o.Tensor("data");
            data.Shape.AtLeastRank(1);
            return Operation.Gives(data.Shape.With(0, count is { } known ? known : Dim.Unknown), data.DType, o.Elements(data.Shape));
        },
        (_, _, y, _) => Dims.Kept(y).With(0, new("segments", y[0])));

    private static (long Classes, long Axis, DType? DType) ReadClasses(ConfigReader c)
    {
        c.Ignore("sparse");
        return (c.RequiredInteger("num_classes", least: 0), c.Integer("axis", orElse: -1), c.OptionalDType("dtype"));
    }

    private static DimRule[] Marked(long classes, long axis, TensorShape x) =>
        Dims.Kept(x).Inserted(ClassAxis(axis, x), Dims.Argument("categories", "categories", classes));

    /// <summary>The classes come last, or before one of the axes that there are.</summary>
    private static int ClassAxis(long axis, TensorShape x) => axis == -1 ? x.Rank
        : axis >= 0 && axis < x.Rank ? (int)axis
        : throw RuleBrokenException.In("axis", "axis_out_of_range", ("axis", axis), ("rank", x.Rank), ("least", -1), ("most", x.Rank - 1), ("shape", x));

    private static List<long>? Starts(Node written)
    {
        if (written["config"]["value"] is { IsArray: true } tensor) written = tensor;
        if (!written.IsArray) return null;
        var starts = new List<long>();
        foreach (var item in written.Items)
            starts.Add(item.TryGetInteger(out var start) ? start : 0);
        return starts;
    }
}
