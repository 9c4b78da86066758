using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Writes a model of the code in the short form, each value with its place.</summary>
/// <param name="document">Where it is written.</param>
/// <param name="open">Gets the arguments that a name decides which the text leaves open.</param>
internal sealed class ModelWriter(DocumentBuilder document, ICollection<OpenArgument> open)
{
    private const int MostNodes = 200_000;
    private int _nodes;

    /// <summary>The document of a model; the problem where it nests too deep.</summary>
    public static Outcome<Document> Write(ModelValue model, int depth, ICollection<OpenArgument> open)
    {
        var document = new DocumentBuilder(depth);
        document.Object(TextPlaceOf(model.Place));
        new ModelWriter(document, open).WriteModel(model);
        return document.End().Build();
    }

    /// <summary>The document of the calls that one depends on, to ask what it gives; null where it cannot be written.</summary>
    public static Document? Fragment(Graph graph, LayerCall target)
    {
        var document = new DocumentBuilder();
        var writer = new ModelWriter(document, []);
        var names = new GraphNames(graph, (_, index) => $"layer{index}");
        document.Object().Name("layers").Array();
        writer.WriteCalls(graph, names);
        document.End().Name("outputs").Text(names.ReferenceTo(new(target))).End();
        return document.Build().Value;
    }

    /// <summary>What a fragment calls the layer of a call.</summary>
    public static string FragmentName(int at, Graph graph)
    {
        var layer = graph.Order[at].Layer;
        for (var i = 0; ; i++)
        {
            if (graph.Order[i].Layer == layer) return $"layer{i}";
        }
    }

    private static TextPlace TextPlaceOf(Place place) => new(place.Line, place.Column, place.Cell ?? 0);

    private void WriteModel(ModelValue model)
    {
        document.Name("name").Text(model.Name);
        if (!model.Trainable) document.Name("trainable").Flag(false);
        if (model is SequentialModel chain)
        {
            document.Name("layers").Array();
            if (chain.InputLayer is { } input) WriteInput(input, input.Name, hasCalls: true);
            foreach (var layer in chain.Layers)
            {
                document.Object(TextPlaceOf(layer.Place));
                WriteLayer(layer, layer.Name);
                document.End();
            }

            document.End();
            return;
        }

        var functional = (FunctionalModel)model;
        var graph = Graph.Of(functional);
        var names = new GraphNames(graph, (layer, _) => layer.Name);
        document.Name("layers").Array();
        WriteCalls(graph, names);
        document.End().Name("outputs");
        WriteTree(new(functional.Outputs, model.Place), names);
    }

    /// <summary>The layers of a graph, each once, with all of its calls.</summary>
    private void WriteCalls(Graph graph, GraphNames names)
    {
        var hasCalls = graph.Order.Any(call => call.Layer is not LayerValue { Type: "InputLayer" });
        for (var i = 0; i < graph.Boundary.Count; i++)
        {
            var tensor = graph.Boundary[i];
            document.Object(TextPlaceOf(tensor.Source.Layer.Place)).Name("type").Text("Input").Name("name").Text(names.BoundaryName(i));
            if (tensor.Source.Layer.Session.Shapes.SpecOf(tensor) is { } spec) WriteSpec(spec);
            document.End();
        }

        foreach (var calls in graph.Order.GroupBy(call => call.Layer))
        {
            if (++_nodes > MostNodes) return;
            var layer = calls.Key;
            var name = names.NameOf(layer);
            if (layer is LayerValue { Type: "InputLayer" } input)
            {
                WriteInput(input, name, hasCalls);
                continue;
            }

            document.Object(TextPlaceOf(layer.Place));
            WriteLayer(layer, name);
            WriteCallsOf(layer, [.. calls.OrderBy(call => call.Index)], names);
            document.End();
        }
    }

    private void WriteSpec(TensorSpec spec)
    {
        document.Name("batch_shape").Array();
        foreach (var dim in spec.Shape.Dims)
            _ = dim.IsKnown ? document.Integer(dim.Size) : document.Null();
        document.End().Name("dtype").Text(spec.DType.Name);
    }

    private void WriteInput(LayerValue input, string name, bool hasCalls)
    {
        document.Object(TextPlaceOf(input.Place)).Name("type").Text("Input").Name("name").Text(name);
        foreach (var (argument, value) in input.Config)
        {
            if (argument is "name" or "trainable" || value.Value is None or Opaque or TensorValue) continue;
            document.Name(argument, TextPlaceOf(value.Place));
            WriteArgument(value, argument, input);
        }

        // Without a call in it a graph would be taken for a chain.
        if (!hasCalls) document.Name("calls").Array().End();
        document.End();
    }

    private void WriteLayer(KerasLayer layer, string name)
    {
        if (++_nodes > MostNodes) return;
        if (layer is ModelValue model)
        {
            WriteModel(model);
            return;
        }

        var operation = layer as OperationValue;
        document.Name("type").Text(operation is null ? layer.Type : $"ops.{operation.Definition.Aliases[0]}");
        document.Name("name").Text(name);
        if (!layer.Trainable) document.Name("trainable").Flag(false);
        foreach (var (argument, value) in operation?.Config ?? ((LayerValue)layer).Config)
        {
            if (!ArgumentRules.IsWritten(layer, argument, value.Value)) continue;
            document.Name(argument, TextPlaceOf(value.Place));
            WriteArgument(value, argument, layer);
        }
    }

    private void WriteCallsOf(KerasLayer layer, IReadOnlyList<LayerCall> calls, GraphNames names)
    {
        if (calls is [var only])
        {
            document.Name("inputs", TextPlaceOf(only.Arguments.Place));
            WriteCall(layer, only.Arguments, names);
            return;
        }

        document.Name("calls").Array();
        foreach (var call in calls)
            WriteCall(layer, call.Arguments, names);
        document.End();
    }

    private void WriteCall(KerasLayer layer, Arguments arguments, GraphNames names)
    {
        var positional = arguments.Positional;
        var named = arguments.Keywords.Where(argument => ArgumentRules.IsPassed(argument.Key, argument.Value.Value)).ToList();
        if (named.Count == 0 && positional is [var only] && only.Value is not DictValue)
        {
            WriteTree(only, names);
            return;
        }

        if (named.Count == 0 && layer is OperationValue)
        {
            WriteList(positional, names);
            return;
        }

        document.Object(TextPlaceOf(arguments.Place));
        if (positional.Count > 0)
        {
            document.Name("inputs");
            if (positional is [var first]) WriteTree(first, names);
            else WriteList(positional.Where(argument => argument.Value is not (None or Bool)), names);
        }

        foreach (var (name, value) in named)
        {
            document.Name(name);
            WriteTree(value, names);
        }

        document.End();
    }

    private void WriteList(IEnumerable<Placed> values, GraphNames names)
    {
        document.Array();
        foreach (var value in values)
            WriteTree(value, names);
        document.End();
    }

    /// <summary>Tensors by reference, in their nesting; constants as they are.</summary>
    private void WriteTree(Placed value, GraphNames names)
    {
        if (++_nodes > MostNodes) throw new BudgetException("limit_exceeded.code_elements", MostNodes);
        var place = TextPlaceOf(value.Place);
        switch (value.Value)
        {
            case TensorValue tensor:
                document.Text(names.ReferenceTo(tensor), place);
                break;
            case Sequence sequence:
                document.Array(place);
                foreach (var item in sequence.Items)
                    WriteTree(new(item, value.Place), names);
                document.End();
                break;
            case DictValue dict:
                document.Object(place);
                foreach (var (key, item) in dict.Items)
                {
                    document.Name((key as Str)?.Text ?? "");
                    WriteTree(new(item, value.Place), names);
                }

                document.End();
                break;
            case ArrayValue:
                // The numbers are not known, and only their count matters.
                document.Integer(1, place);
                break;
            default:
                WriteArgument(value, "inputs", null);
                break;
        }
    }

    private void WriteArgument(Placed argument, string name, KerasLayer? layer)
    {
        if (++_nodes > MostNodes) throw new BudgetException("limit_exceeded.code_elements", MostNodes);
        var place = TextPlaceOf(argument.Place);
        switch (argument.Value)
        {
            case Bool flag: document.Flag(flag.IsTrue, place); break;
            case Int number: document.Integer(number.Number, place); break;
            case Float { Real: var real } when double.IsFinite(real): document.Number(real, place); break;
            case Str text: document.Text(text.Text, place); break;
            case NamedFunction function: document.Text(function.Name, place); break;
            case Unknown unknown when ArgumentRules.Unquoted(unknown, name, layer) is { } word:
                layer!.Session.Unquoted.Add((word, argument.Place));
                document.Text(word, place);
                break;
            case Sequence sequence:
                document.Array(place);
                foreach (var item in sequence.Items)
                    WriteArgument(argument with { Value = item }, name, layer);
                document.End();
                break;
            case DictValue dict:
                WriteDict(dict, argument.Place, name, layer);
                break;
            case ModelValue or LayerValue:
                document.Object(TextPlaceOf(((KerasLayer)argument.Value).Place));
                WriteLayer((KerasLayer)argument.Value, ((KerasLayer)argument.Value).Name);
                document.End();
                break;
            default:
                if (argument.Value is Unknown left && layer is not null) open.Add(new(left, layer, name, argument.Place));
                document.Null(place);
                break;
        }
    }

    private void WriteDict(DictValue dict, Place place, string name, KerasLayer? layer)
    {
        document.Object(TextPlaceOf(place));
        foreach (var (key, item) in dict.Items)
        {
            document.Name(key is Str text ? text.Text : key is Int number ? $"{number.Number}" : "");
            WriteArgument(new(item, place), name, layer);
        }

        document.End();
    }
}

/// <summary>An argument that a name decides whose value the text leaves open.</summary>
/// <param name="Value">The unknown value.</param>
/// <param name="Layer">The layer that has the argument.</param>
/// <param name="Argument">The argument.</param>
/// <param name="Place">Where the argument stands.</param>
internal sealed record OpenArgument(Unknown Value, KerasLayer Layer, string Argument, Place Place);
