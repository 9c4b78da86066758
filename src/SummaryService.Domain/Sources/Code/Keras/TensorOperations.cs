using System.Collections.Frozen;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Operators and functions on tensors, each of which becomes an operation of <c>keras.ops</c>.</summary>
internal sealed class TensorOperations(Session session)
{
    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        ["+"] = "add",
        ["-"] = "subtract",
        ["*"] = "multiply",
        ["/"] = "true_divide",
        ["//"] = "floor_divide",
        ["%"] = "mod",
        ["**"] = "power",
        ["@"] = "matmul",
        ["<"] = "less",
        ["<="] = "less_equal",
        [">"] = "greater",
        [">="] = "greater_equal",
        ["=="] = "equal",
        ["!="] = "not_equal",
        ["&"] = "logical_and",
        ["|"] = "logical_or",
        ["abs"] = "absolute",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Several = new[] { "Split", "ArraySplit", "Dsplit", "Hsplit", "Vsplit", "Unstack", "Moments", "TopK", "Meshgrid" }.ToFrozenSet();

    /// <summary>Whether an operation gives several tensors.</summary>
    public static bool GivesSeveral(LayerDefinition operation) => Several.Contains(operation.Type);

    /// <summary>An operator between a tensor and something else; null where tensors have none.</summary>
    public Value? Operator(string symbol, TensorValue tensor, Value? other, bool isLeft, Evaluator evaluator)
    {
        if (other is null) return symbol switch
        {
            "-" => Apply("negative", Arguments.Of(evaluator.Place, tensor), evaluator),
            "~" => Apply("logical_not", Arguments.Of(evaluator.Place, tensor), evaluator),
            "abs" => Apply("absolute", Arguments.Of(evaluator.Place, tensor), evaluator),
            _ => null,
        };
        if (other is not (TensorValue or Number or ArrayValue or Sequence or Unknown) || !Operators.TryGetValue(symbol, out var name)) return null;
        if (other is Unknown) other = new Int(1);
        return Apply(name, isLeft ? Arguments.Of(evaluator.Place, tensor, other) : Arguments.Of(evaluator.Place, other, tensor), evaluator);
    }

    /// <summary>Items of a tensor.</summary>
    public Value Slice(TensorValue tensor, Value key, Evaluator evaluator)
    {
        var parts = key is TupleValue tuple ? tuple.Items : [key];
        if (parts.Any(part => part is TensorValue or Sequence or ArrayValue)) return new Unknown("index", evaluator.Place);
        var written = new ListValue(parts.ConvertAll(part => KeyPart(part)));
        var arguments = Arguments.Of(evaluator.Place, tensor);
        arguments.Keywords["key"] = new(written, evaluator.Place);
        return Apply("get_item", arguments, evaluator)!;
    }

    /// <summary>Applies a function of <c>keras.ops</c>; null where there is none of that name.</summary>
    public Value? Apply(string function, Arguments arguments, Evaluator evaluator)
    {
        if (OperationCatalogue.FindFunction(function) is not { } definition) return null;
        var (operands, config) = OperationArguments.Of(definition, arguments);
        var name = config.TryGetValue("name", out var given) && given.Value is Str text ? text.Text : session.NameOf(definition.Type, definition);
        var operation = new OperationValue(session, name, arguments.Place, definition);
        foreach (var (argument, value) in config)
        {
            if (argument != "name") operation.Config[argument] = value;
        }

        evaluator.Budget.AddElements(1 + config.Count);
        return operation.Apply(operands, evaluator);
    }

    private static Value KeyPart(Value part) => part switch
    {
        SliceValue slice => new Str($"{Bound(slice.Start)}:{Bound(slice.Stop)}{(slice.Step is Int step ? $":{step.Number}" : "")}"),
        Ellipsis => new Str("..."),
        Int => part,
        None => new Str("None"),
        _ => new Str(":"),
    };

    private static string Bound(Value value) => value is Int number ? $"{number.Number}" : "";
}
