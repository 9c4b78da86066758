using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Finds what a Lambda layer gives by calling its function on the tensors that go in.</summary>
internal static class LambdaShape
{
    /// <summary>Keeps the shape that the code gives, without functions, which the engine does not run.</summary>
    public static void Give(LayerValue layer, Evaluator evaluator)
    {
        if (!layer.Config.TryGetValue("output_shape", out var given)) return;
        if (given.Value is None or Unknown or Function or Opaque) layer.Config.Remove("output_shape");
        else if (given.Value is Int) layer.Config["output_shape"] = given with { Value = new TupleValue([given.Value]) };
        evaluator.Budget.Step();
    }

    /// <summary>Finds the shape from what goes in, where the code gives none.</summary>
    public static void Find(LayerValue layer, Arguments arguments, Evaluator evaluator)
    {
        if (layer.Config.ContainsKey("output_shape") || !layer.Config.TryGetValue("function", out var function) || function.Value is Unknown or Opaque) return;
        var call = new Arguments(arguments.Place);
        call.Positional.AddRange(arguments.Positional.Take(1));
        if (layer.Config.TryGetValue("arguments", out var more) && more.Value is DictValue dict)
        {
            foreach (var (name, value) in dict.Items)
                call.Keywords[name.Write(evaluator)] = new(value, arguments.Place);
        }

        Value? result;
        using (layer.Session.Aside())
            result = Evaluated(function.Value, call, evaluator);
        if (result is not null && Shape(result, layer.Session) is { } shape) layer.Config["output_shape"] = new(shape, function.Place);
    }

    private static Value? Evaluated(Value function, Arguments call, Evaluator evaluator)
    {
        try
        {
            return function.Call(call, evaluator);
        }
        catch (PythonException)
        {
            // What cannot be followed stays open, and the engine says so.
            return null;
        }
    }

    /// <summary>The shape without the batch; of several tensors a list of such.</summary>
    private static Sequence? Shape(Value result, Session session)
    {
        if (result is Sequence several)
        {
            var shapes = several.Items.ConvertAll(item => Shape(item, session));
            return shapes.Contains(null) ? null : new ListValue([.. shapes.OfType<Value>()]);
        }

        var shape = result switch
        {
            TensorValue tensor => session.Shapes.SpecOf(tensor)?.Shape,
            ArrayValue array => array.Shape,
            _ => null,
        };
        return shape is { Rank: > 0 } ? ShapeValue.Of(shape[1..]) : null;
    }
}
