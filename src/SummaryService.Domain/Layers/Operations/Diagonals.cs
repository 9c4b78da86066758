using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Diagonals of matrices, and matrices of diagonals.</summary>
/// <remarks>
/// Input    (…, rows, …, columns, …)
/// Output   the diagonal's elements on the last axis, or their sum; or a square matrix around the diagonal
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Diagonals
{
    private readonly record struct Plane(long Offset, long First, long Second);

    public static readonly LayerDefinition Diag = Operation.Of("Diag", ["x"], c => c.Integer("k", orElse: 0), (k, o) =>
    {
        var x = o.Tensor("x");
        return x.Shape.Rank switch
        {
            1 => Operation.Gives(Around(x.Shape[0], k), x.DType),
            2 => Operation.Gives(new(Length(x.Shape[0], x.Shape[1], k)), x.DType),
            _ => throw RuleBrokenException.InInput("wrong_rank.vector_or_matrix", ("received", x.Shape.Rank), ("shape", x.Shape)),
        };
    }, (k, o, y, _) => o.Tensor("x").Shape is { Rank: 2 } x ? [LengthRule(x[0], x[1], k)] : Dims.Each(y, _ => AroundRule(o.Tensor("x").Shape, k)));

    public static readonly LayerDefinition Diagflat = Operation.Of("Diagflat", ["x"], c => c.Integer("k", orElse: 0), (k, o) =>
    {
        var x = o.Tensor("x");
        return Operation.Gives(Around(x.Shape.Flat()[0], k), x.DType);
    }, (k, o, y, _) => Dims.Each(y, _ => AroundRule(o.Tensor("x").Shape, k)));

    public static readonly LayerDefinition Diagonal = Operation.Of("Diagonal", ["x"], ReadPlane, (plane, o) =>
    {
        var x = o.Tensor("x");
        var (first, second) = Axes(plane, x.Shape);
        var rest = x.Shape.Reduced("axis1", [first, second]);
        return Operation.Gives(rest.Concat(Length(x.Shape[first], x.Shape[second], plane.Offset)), x.DType);
    }, (plane, o, _, _) =>
    {
        var x = o.Tensor("x").Shape;
        var (first, second) = Axes(plane, x);
        return [.. Sizes.Reduced(x, [first, second]), LengthRule(x[first], x[second], plane.Offset)];
    });

    public static readonly LayerDefinition Trace = Operation.Of("Trace", ["x"], ReadPlane, (plane, o) =>
    {
        var x = o.Tensor("x");
        var (first, second) = Axes(plane, x.Shape);
        return Operation.Gives(x.Shape.Reduced("axis1", [first, second]), ResultTypes.Sum(x.DType), o.Elements(x.Shape));
    }, (plane, o, _, _) => Sizes.Reduced(o.Tensor("x").Shape, [plane.First, plane.Second]));

    private static Plane ReadPlane(ConfigReader c) =>
        new(c.Integer("offset", orElse: 0), c.Integer("axis1", orElse: 0), c.Integer("axis2", orElse: 1));

    private static (int First, int Second) Axes(Plane plane, TensorShape x)
    {
        x.AtLeastRank(2);
        var (first, second) = (x.Axis("axis1", plane.First), x.Axis("axis2", plane.Second));
        return first != second ? (first, second)
            : throw RuleBrokenException.In("axis2", "conflicting_arguments.axis_twice", ("axis", plane.Second), ("shape", x));
    }

    private static Dim Length(Dim rows, Dim columns, long offset)
    {
        var rest = offset > 0 ? columns - offset : rows + offset;
        return ShapeArithmetic.Max(0, ShapeArithmetic.Min(rest, ShapeArithmetic.Min(rows, columns)));
    }

    private static DimRule LengthRule(Dim rows, Dim columns, long offset)
    {
        Formula rest = offset == 0 ? new Smaller(rows, columns)
            : offset > 0 ? new Smaller(rows, (Formula)columns - offset)
            : new Smaller((Formula)rows - Math.Abs(offset), columns);
        return new("diagonal.length", rest.Value < 0 ? new Larger(0, rest) : rest);
    }

    private static DimRule AroundRule(TensorShape diagonal, long offset) =>
        new("diagonal.around", offset == 0 ? Dims.Product(diagonal) : Dims.Product(diagonal) + Math.Abs(offset));

    private static TensorShape Around(Dim length, long offset) => new(length + Math.Abs(offset), length + Math.Abs(offset));
}
