using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Tensors put side by side along an axis, an old one or a new one.</summary>
/// <remarks>
/// Input    a list of tensors of like shapes
/// Output   the sizes along the axis added up; or their number on the new axis
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Joining
{
    public static readonly LayerDefinition Concatenate = Operation.Of("Concatenate", ["xs"], c => c.Integer("axis", orElse: 0), (axis, o) =>
        Join(o.All, shape => shape, shape => shape.Axis("axis", axis)), (axis, o, y, _) => Joined(o.All, shape => shape, y, y.Axis("axis", axis)));

    public static readonly LayerDefinition Stack = Operation.Of("Stack", ["x"], c => c.Integer("axis", orElse: 0), (axis, o) =>
    {
        var first = o.All[0].Shape;
        var place = first.NewAxis("axis", axis);
        return Join(o.All, shape => shape.Inserted(Math.Min(place, shape.Rank), 1), _ => place);
    }, (axis, o, y, _) => Dims.Kept(y).With(y.Axis("axis", axis), new("stacked", o.All.Count)));

    public static readonly LayerDefinition Append = Operation.Of("Append", ["x1", "x2"], c => c.IntegerOrNone("axis"), (axis, o) =>
        Join([o.Tensor("x1"), o.Tensor("x2")], shape => axis is null ? shape.Flat() : shape, shape => axis is null ? 0 : shape.Axis("axis", axis.Value)),
        (axis, o, y, _) => Joined(
            [o.Tensor("x1"), o.Tensor("x2")], shape => axis is null ? shape.Flat() : shape, y, axis is null ? 0 : y.Axis("axis", axis.Value)));

    /// <summary>Tensors side by side along an axis that the function's name says.</summary>
    /// <param name="type">The class.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="widen">What a shape of too few axes counts as.</param>
    public static LayerDefinition Along(string type, int axis, Func<TensorShape, TensorShape> widen) => Operation.Of(
        type, ["xs"], c => c, (_, o) => Join(o.All, widen, shape =>
        {
            shape.AtLeastRank(axis + 1);
            return axis;
        }), (_, o, y, _) => Joined(o.All, widen, y, axis));

    /// <summary>Rows of one number each, for vectors.</summary>
    public static TensorShape Columns(TensorShape shape) => shape.AtLeastRank(1).Rank == 1 ? shape.Concat(1) : shape;

    /// <summary>Planes of one number's depth, for all that has no depth.</summary>
    public static TensorShape Planes(TensorShape shape) => shape.Rank switch
    {
        0 => new(1, 1, 1),
        1 => new(1, shape[0], 1),
        2 => shape.Concat(1),
        _ => shape,
    };

    public static readonly LayerDefinition Meshgrid = Operation.Of("Meshgrid", ["x"], c => c.Choice("indexing", "xy", "ij"), (indexing, o) =>
    {
        var sizes = o.All.Select(tensor => tensor.Shape.Flat()[0]).ToArray();
        if (indexing == "xy" && sizes.Length > 1) (sizes[0], sizes[1]) = (sizes[1], sizes[0]);
        var count = Operation.Outputs("inputs", sizes.Length);
        // Keras forgets the dtype where the grid is indexed by rows first.
        var type = indexing == "ij" ? DType.Float32 : o.All[^1].DType;
        var grid = new TensorSpec(TensorShape.Owning(sizes), type);
        return Operation.Gives(0L, [.. Enumerable.Repeat<TensorTree>(grid, count)]);
    }, (_, _, y, _) => Dims.Told("grid", y));

    private static DimRule[] Joined(IReadOnlyList<TensorSpec> tensors, Func<TensorShape, TensorShape> widen, TensorShape y, int axis) =>
        Dims.Told("joined.common", y).With(axis, Dims.SideBySide([.. tensors.Select(tensor => widen(tensor.Shape))], axis)[axis]);

    private static LayerEffect Join(IReadOnlyList<TensorSpec> tensors, Func<TensorShape, TensorShape> widen, Func<TensorShape, int> axis)
    {
        var shapes = tensors.Select(tensor => widen(tensor.Shape)).ToArray();
        var along = axis(shapes[0]);
        var joined = Concatenation.Join(shapes, along) ?? throw RuleBrokenException.InInput(
            "incompatible_shapes.joined", ("axis", along), ("first", shapes[0]), ("other", shapes.First(shape => Operation.Differ(shape, shapes[0], along))));
        return Operation.Gives(joined, Operation.Promote(tensors));
    }
}
