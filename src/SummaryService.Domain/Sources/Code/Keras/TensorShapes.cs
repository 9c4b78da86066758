using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The shapes of tensors, as the engine infers them. It is asked only where the code asks, and once for each call of a layer.</summary>
internal sealed class TensorShapes(Inference infer)
{
    /// <summary>What a call gives; null where nobody can tell.</summary>
    public TensorTree? OutputOf(LayerCall call)
    {
        if (!call.IsInferred) Infer(call);
        return call.Output;
    }

    /// <summary>A tensor's shape and dtype; null where nobody can tell.</summary>
    public TensorSpec? SpecOf(TensorValue tensor)
    {
        if (OutputOf(tensor.Source) is not { } output) return null;
        var flat = output.Flatten();
        return tensor.Index < flat.Count ? flat[tensor.Index] : null;
    }

    /// <summary>The shape of a tensor, or the shapes of several, as Keras tells it.</summary>
    public Value ShapeOf(Value value) => value switch
    {
        TensorValue tensor => SpecOf(tensor) is { } spec ? ShapeValue.Of(spec.Shape) : new Unknown($"{tensor.Source.Layer.Name}.shape", tensor.Source.Layer.Place),
        Sequence several => new ListValue(several.Items.ConvertAll(ShapeOf)),
        ArrayValue array => ShapeValue.Of(array.Shape),
        _ => value,
    };

    /// <summary>The shape that a layer gives for a shape that goes in.</summary>
    public Value ShapeAfter(KerasLayer layer, Arguments arguments)
    {
        if (arguments.Find(0, "input_shape") is not { } shape) return None.Value;
        var input = layer.Session.MakeInput(arguments.Place, "input");
        input.Config["batch_shape"] = new(shape, arguments.Place);
        var begin = new LayerCall(input, new(arguments.Place), 0);
        return ShapeOf(new TensorValue(new(layer, Arguments.Of(arguments.Place, new TensorValue(begin)), 0)));
    }

    private void Infer(LayerCall call)
    {
        var graph = Graph.Between([], [new(call)], known => known.IsInferred && known.Output is not null);
        foreach (var met in graph.Order)
            met.IsInferred = true;
        using var document = ModelWriter.Fragment(graph, call);
        if (document is null || infer(document) is not { } rows) return;
        var outputs = rows.ToDictionary(row => row.Name);
        for (var i = 0; i < graph.Order.Count; i++)
        {
            var met = graph.Order[i];
            if (outputs.TryGetValue(ModelWriter.FragmentName(i, graph), out var row)) met.Output = OutputIn(row, graph, i);
        }
    }

    private static TensorTree? OutputIn(LayerRow row, Graph graph, int at)
    {
        var layer = graph.Order[at].Layer;
        var number = graph.Order.Take(at).Count(call => call.Layer == layer);
        return number < row.Calls.Length ? row.Calls[number].Output : row.Output;
    }
}
