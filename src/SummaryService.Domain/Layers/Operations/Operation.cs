using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>The form in which operations are declared, and what many of them share.</summary>
/// <remarks>
/// An operation has no weights and no dtype policy: its output's dtype follows from its operands'.
/// Source: https://keras.io/api/ops/
/// </remarks>
internal static class Operation
{
    /// <summary>How many tensors an operation may give, each of which the summary writes out: more than anybody cuts a sequence into.</summary>
    private const int MostOutputs = 4096;

    /// <summary>An operation by its own rule.</summary>
    /// <param name="type">The class that a summary shows.</param>
    /// <param name="operands">What a call takes, in order, by the names that Keras gives it.</param>
    /// <param name="read">Reads the arguments beside the operands.</param>
    /// <param name="apply">What the operation does with its operands.</param>
    /// <param name="sizes">How the sizes of an output follow from the operands; by its shape and its place among the outputs.</param>
    /// <param name="functions">Its functions in <c>keras.ops</c>; by default the class's name in snake case.</param>
    public static LayerDefinition Of<TConfig>(
        string type,
        ImmutableArray<string> operands,
        Func<ConfigReader, TConfig> read,
        Func<TConfig, Operands, LayerEffect> apply,
        Func<TConfig, Operands, TensorShape, int, DimRule[]> sizes,
        params ImmutableArray<string> functions) =>
        LayerDefinition.Applying(
            type,
            c => (Config: read(c), Given: c.Operands(operands)),
            (config, inputs) => apply(config.Config, new(operands, config.Given, inputs)),
            (config, inputs, output) => [.. output.Flatten().Select((tensor, i) => sizes(config.Config, new(operands, config.Given, inputs), tensor.Shape, i))]) with
        {
            Aliases = functions is { IsDefaultOrEmpty: false } ? functions : [NamingRule.Keras3.StemOf(type)],
            Operands = operands,
            HasNoWeights = true,
            Source = "https://keras.io/api/ops/",
        };

    /// <summary>One tensor, for so many operations on elements.</summary>
    public static LayerEffect Gives(TensorShape shape, DType type, Count? elementwise = null) =>
        new(new TensorSpec(shape, type), [], new(0L, elementwise ?? 0L));

    /// <summary>Several tensors, for so many operations on elements: a list, whatever Python's function returns; one stands for itself.</summary>
    public static LayerEffect Gives(Count elementwise, params ImmutableArray<TensorTree> outputs) =>
        new(outputs is [var only] ? only : new TensorSequence(outputs, IsTuple: false), [], new(0L, elementwise));

    /// <summary>One tensor of a product, for so many multiply-accumulates.</summary>
    public static LayerEffect Multiplies(TensorShape shape, DType type, Count macs) =>
        new(new TensorSpec(shape, type), [], new(macs, 0L));

    /// <summary>The shape that operands make together.</summary>
    public static TensorShape Broadcast(TensorShape left, TensorShape right) => Broadcasting.Operate(left, right)
        ?? throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", left), ("right", right));

    /// <summary>The dtype that operands make together.</summary>
    public static DType Promote(params ReadOnlySpan<DType> types) => DTypePromotion.Of(types)
        ?? throw RuleBrokenException.InInput("incompatible_dtypes", ("types", string.Join(", ", types.ToArray().Select(type => type.Name).Distinct())));

    /// <summary>The dtype that operands in a list make together.</summary>
    public static DType Promote(IEnumerable<TensorSpec> tensors) => Promote([.. tensors.Select(tensor => tensor.DType).Distinct()]);

    /// <summary>The number of outputs, where it is one that a summary can show.</summary>
    public static int Outputs(string argument, long count) => count is >= 1 and <= MostOutputs
        ? (int)count
        : throw RuleBrokenException.In(argument, "out_of_range.outputs", ("received", count), ("most", MostOutputs));

    /// <summary>Whether known sizes of two shapes differ, one axis aside.</summary>
    public static bool Differ(TensorShape left, TensorShape right, int? butAxis = null)
    {
        if (left.Rank != right.Rank) return true;
        for (var axis = 0; axis < left.Rank; axis++)
        {
            if (axis != butAxis && left[axis].IsKnown && right[axis].IsKnown && left[axis] != right[axis]) return true;
        }

        return false;
    }

    /// <summary>An operation of which nobody can tell what it gives: functions of the author's are part of it.</summary>
    public static LayerDefinition Untold(string type) => Of(
        type, ["inputs"], c => c, (_, _) => throw RuleBrokenException.InInput("unknown_output.operation"), (_, _, y, _) => Dims.Told("told", y));
}
