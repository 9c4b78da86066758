using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Functions of pairs of elements, and of three: the operands are aligned at their last axes and stretched.</summary>
/// <remarks>
/// Input    two tensors or numbers
/// Output   what their shapes make together
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Binary
{
    private static readonly ImmutableArray<string> Pair = ["x1", "x2"];

    private static readonly TensorSpec Missing = new(TensorShape.Scalar, DTypePromotion.PythonInteger);

    /// <summary>A function of two operands.</summary>
    /// <param name="type">The class.</param>
    /// <param name="result">The dtype that comes out for what the operands' make together; null for a truth value, whatever they are.</param>
    /// <param name="functions">Its functions, if not the class's name in snake case.</param>
    /// <param name="operands">Its operands, if not <c>x1</c> and <c>x2</c>.</param>
    /// <param name="isFloat">Whether the result is floating-point even of whole numbers.</param>
    /// <param name="arguments">Arguments that change nothing.</param>
    public static LayerDefinition Of(
        string type,
        Func<DType, DType>? result = null,
        ImmutableArray<string> functions = default,
        ImmutableArray<string> operands = default,
        bool isFloat = false,
        ImmutableArray<string> arguments = default)
    {
        if (operands.IsDefault) operands = Pair;
        return Operation.Of(
            type,
            operands,
            c =>
            {
                if (!arguments.IsDefault) c.Ignore(arguments.AsSpan());
                return c;
            },
            (_, o) =>
            {
                var (left, right) = (o.Tensor(operands[0]), o.Tensor(operands[1]));
                var shape = Operation.Broadcast(left.Shape, right.Shape);
                var dtype = result is null ? DType.Bool
                    : result(isFloat ? Operation.Promote(left.DType, right.DType, DTypePromotion.PythonFloat) : Operation.Promote(left.DType, right.DType));
                return Operation.Gives(shape, dtype, o.Elements(shape));
            },
            (_, o, y, _) => Dims.Broadcast(y, o.Tensor(operands[0]).Shape, o.Tensor(operands[1]).Shape),
            functions) with
        { Sight = Sight.SamePosition };
    }

    /// <summary>Arctan2, to which Python's numbers are no weaker than tensors.</summary>
    public static readonly LayerDefinition Arctan2 = Operation.Of("Arctan2", Pair, c => c, (_, o) =>
    {
        var (y, x) = (o.Tensor("x1"), o.Tensor("x2"));
        var shape = Operation.Broadcast(y.Shape, x.Shape);
        return Operation.Gives(shape, Operation.Promote(Strong(y.DType), Strong(x.DType), DTypePromotion.PythonFloat), o.Elements(shape));

        static DType Strong(DType type) => type == DTypePromotion.PythonInteger || type == DTypePromotion.PythonFloat ? DType.Float32 : type;
    }, (_, o, shape, _) => Dims.Broadcast(shape, o.Tensor("x1").Shape, o.Tensor("x2").Shape));

    /// <summary>Where: elements of one operand where a condition holds, of the other where it does not.</summary>
    public static readonly LayerDefinition Where = Operation.Of("Where", ["condition", "x1", "x2"], c => c, (_, o) =>
    {
        var condition = o.Tensor("condition");
        var yes = o.Optional("x1") ?? Missing;
        var no = o.Optional("x2") ?? Missing;
        var shape = Operation.Broadcast(Operation.Broadcast(condition.Shape, yes.Shape), no.Shape);
        return Operation.Gives(shape, Operation.Promote(yes.DType, no.DType), o.Elements(shape));
    }, (_, o, y, _) => Dims.Broadcast(y, o.Tensor("condition").Shape, (o.Optional("x1") ?? Missing).Shape, (o.Optional("x2") ?? Missing).Shape));

    /// <summary>Select: each element from the first choice whose condition holds.</summary>
    public static readonly LayerDefinition Select = Operation.Of("Select", ["condlist", "choicelist", "default"], c => c, (_, o) =>
    {
        var choices = o.List("choicelist");
        var rest = o.Optional("default") ?? Missing;
        var shape = o.List("condlist").Concat(choices).Select(tensor => tensor.Shape).Aggregate(rest.Shape, Operation.Broadcast);
        return Operation.Gives(shape, Operation.Promote([.. choices, rest]), o.Elements(shape));
    }, (_, o, y, _) => Dims.Broadcast(
        y, [.. o.List("condlist").Concat(o.List("choicelist")).Append(o.Optional("default") ?? Missing).Select(tensor => tensor.Shape)]));
}
