using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The functions that join tensors by a layer made on the spot: <c>concatenate</c>, <c>add</c> and, in Keras 1, <c>merge</c>.</summary>
internal static class Merging
{
    /// <summary>A function by its name; null where it is none of these.</summary>
    public static Value? Find(string name, Session session) => ClassOf(name) is { } type
        ? new Builtin(name, (arguments, evaluator) => Join(type, arguments, session, evaluator))
        : name == "merge" ? new Builtin(name, (arguments, evaluator) => Merge(arguments, session, evaluator)) : null;

    private static string? ClassOf(string function) => function switch
    {
        "concatenate" => "Concatenate",
        "add" => "Add",
        "multiply" => "Multiply",
        "subtract" => "Subtract",
        "average" => "Average",
        "maximum" => "Maximum",
        "minimum" => "Minimum",
        "dot" => "Dot",
        _ => null,
    };

    private static string? ClassOfMode(string mode) => mode switch
    {
        "concat" => "Concatenate",
        "sum" => "Add",
        "mul" => "Multiply",
        "ave" => "Average",
        "max" => "Maximum",
        "dot" or "cos" => "Dot",
        _ => null,
    };

    private static Value Merge(Arguments arguments, Session session, Evaluator evaluator)
    {
        var mode = arguments.Find(1, "mode") is Str text ? text.Text : "sum";
        var type = ClassOfMode(mode);
        var rest = new Arguments(arguments.Place);
        rest.Positional.AddRange(arguments.Positional.Take(1));
        foreach (var (keyword, value) in arguments.Keywords)
        {
            var isTaken = keyword is "inputs" or "name" || (keyword == "concat_axis" && type == "Concatenate") || (keyword == "dot_axes" && type == "Dot");
            if (isTaken) rest.Keywords[keyword] = value;
        }

        if (type is not null) return Join(type, rest, session, evaluator);
        return new LayerClass(session, "Merge", null).Call(new(arguments.Place), evaluator).Call(rest, evaluator) ?? None.Value;
    }

    private static Value Join(string type, Arguments arguments, Session session, Evaluator evaluator)
    {
        var inputs = new Arguments(arguments.Place);
        var config = new Arguments(arguments.Place);
        foreach (var (argument, i) in arguments.Positional.Select((argument, i) => (argument, i)))
            (i == 0 ? inputs : config).Positional.Add(argument);
        foreach (var (keyword, value) in arguments.Keywords)
        {
            if (keyword == "inputs") inputs.Positional.Add(value);
            else config.Keywords[keyword] = value;
        }

        return new LayerClass(session, type, LayerCatalogue.Find(type)).Call(config, evaluator).Call(inputs, evaluator) ?? None.Value;
    }
}
