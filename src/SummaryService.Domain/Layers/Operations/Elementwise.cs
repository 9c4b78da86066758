using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Functions of each element, which leave the shape as it is.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Source   https://keras.io/api/ops/numpy/, https://keras.io/api/ops/nn/
/// </remarks>
internal static class Elementwise
{
    private static readonly ImmutableArray<string> X = ["x"];

    /// <summary>A function of one tensor, or of the first of several.</summary>
    /// <param name="type">The class.</param>
    /// <param name="result">The dtype that comes out.</param>
    /// <param name="functions">Its functions, if not the class's name in snake case.</param>
    /// <param name="operands">Its operands, if not <c>x</c> alone.</param>
    /// <param name="required">How many of the operands must be given.</param>
    /// <param name="arguments">Arguments that change nothing.</param>
    /// <param name="axis">An argument that names axes of the input.</param>
    /// <param name="rank">The least number of axes.</param>
    /// <param name="cost">How many operations an element is worth; 0 where none is computed.</param>
    /// <param name="moves">Whether elements change places.</param>
    public static LayerDefinition Of(
        string type,
        Func<DType, DType> result,
        ImmutableArray<string> functions = default,
        ImmutableArray<string> operands = default,
        int required = 1,
        ImmutableArray<string> arguments = default,
        string? axis = null,
        int rank = 0,
        int cost = 1,
        bool moves = false)
    {
        if (operands.IsDefault) operands = X;
        return Operation.Of(
            type,
            operands,
            c =>
            {
                if (!arguments.IsDefault) c.Ignore(arguments.AsSpan());
                return axis is null ? null : c.AxesOrAll(axis);
            },
            (axes, o) =>
            {
                o.Demand(operands[..required]);
                var x = o.Tensor(operands[0]);
                x.Shape.AtLeastRank(rank);
                if (axes is { } named) x.Shape.Named(axis!, named);
                return Operation.Gives(x.Shape, result(x.DType), o.Elements(x.Shape) * cost);
            },
            (_, _, y, _) => Dims.Kept(y),
            functions) with
        { Sight = moves ? Sight.None : Sight.SamePosition };
    }

    /// <summary>A tensor of the input's shape in a dtype of one's choice.</summary>
    public static LayerDefinition Typed(
        string type, ImmutableArray<string> operands = default, bool isRequired = false, ImmutableArray<string> arguments = default) => Operation.Of(
        type,
        operands.IsDefault ? X : operands,
        c =>
        {
            if (!arguments.IsDefault) c.Ignore(arguments.AsSpan());
            var dtype = c.OptionalDType("dtype");
            if (isRequired && dtype is null && !c.HasFaults) c.Demand("dtype");
            return dtype;
        },
        (dtype, o) =>
        {
            if (!operands.IsDefault) o.Demand(operands);
            var x = o.Tensor("x");
            return Operation.Gives(x.Shape, dtype ?? x.DType);
        },
        (_, _, y, _) => Dims.Kept(y)) with
        { Sight = Sight.SamePosition };

    /// <summary>A function along an axis; without one, of all elements in a row.</summary>
    /// <param name="type">The class.</param>
    /// <param name="result">The dtype that comes out.</param>
    /// <param name="orElse">The axis where none is given.</param>
    /// <param name="hasDType">Whether the dtype that comes out can be chosen.</param>
    /// <param name="arguments">Arguments that must be given and change nothing.</param>
    public static LayerDefinition Along(
        string type, Func<DType, DType> result, long? orElse, bool hasDType = false, ImmutableArray<string> arguments = default) => Operation.Of(
        type,
        X,
        c =>
        {
            if (!arguments.IsDefault) c.Demand(arguments.AsSpan());
            return (Axis: c.AxisOrFlat("axis", orElse), DType: hasDType ? c.OptionalDType("dtype") : null);
        },
        (c, o) =>
        {
            var x = o.Tensor("x");
            if (c.Axis is { } axis) x.Shape.Axis("axis", axis);
            return Operation.Gives(c.Axis is null ? x.Shape.Flat() : x.Shape, result(c.DType ?? x.DType), o.Elements(x.Shape));
        },
        (c, o, y, _) => c.Axis is null ? Sizes.Flat(o.Tensor("x").Shape) : Dims.Kept(y));

    /// <summary>Glu: half of an axis gates the other half.</summary>
    public static readonly LayerDefinition Glu = Operation.Of("Glu", X, c => c.Integer("axis", orElse: -1), (axis, o) =>
    {
        var x = o.Tensor("x");
        var at = x.Shape.Axis("axis", axis);
        var shape = x.Shape.With(at, ShapeArithmetic.Divide(x.Shape, at, 2, "axis"));
        return Operation.Gives(shape, x.DType, o.Elements(x.Shape));
    }, (axis, o, y, _) =>
    {
        var x = o.Tensor("x").Shape;
        var at = x.Axis("axis", axis);
        return Dims.Kept(y).With(at, new("halved", new Quotient(x[at], 2)));
    });

    /// <summary>View: the same bytes as elements of another dtype.</summary>
    public static readonly LayerDefinition View = Operation.Of("View", X, c => c.OptionalDType("dtype"), (dtype, o) =>
    {
        var x = o.Tensor("x");
        if (dtype is null || dtype.Bits == x.DType.Bits) return Operation.Gives(x.Shape, dtype ?? x.DType);
        if (dtype.Bits == 0 || x.DType.Bits == 0) throw RuleBrokenException.In("dtype", "incompatible_dtypes", ("types", $"{x.DType}, {dtype}"));
        var bits = x.Shape.AtLeastRank(1)[^1] * x.DType.Bits;
        if (bits.IsKnown && bits.Size % dtype.Bits != 0)
            throw RuleBrokenException.In("dtype", "not_divisible.axis", ("size", bits), ("axis", x.Shape.Rank - 1), ("parts", dtype.Bits), ("shape", x.Shape));
        return Operation.Gives(x.Shape.With(^1, bits / dtype.Bits), dtype);
    }, (dtype, o, y, _) =>
    {
        var x = o.Tensor("x");
        return dtype is null || dtype.Bits == x.DType.Bits ? Dims.Kept(y)
            : Dims.Kept(y).With(^1, new("viewed", new Quotient(new Product([x.Shape[^1], x.DType.Bits]), dtype.Bits)));
    });
}
