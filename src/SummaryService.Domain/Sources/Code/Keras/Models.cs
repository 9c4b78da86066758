using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A model.</summary>
internal abstract class ModelValue(Session session, string name, Place place) : KerasLayer(session, name, place)
{
    /// <summary>Its layers as <c>model.layers</c> gives them.</summary>
    public abstract IReadOnlyList<KerasLayer> Layers { get; }

    /// <summary>The number of the summary that was printed of it last; 0 where none was.</summary>
    public int Summarized { get; set; }

    /// <summary>The arguments of that summary.</summary>
    public Arguments? SummaryArguments { get; set; }

    public override IEnumerable<KerasLayer> Inner => Layers;

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "layers" => new ListValue(evaluator.Collect(Layers)),
        "get_layer" => new Builtin(name, (arguments, _) => GetLayer(arguments, evaluator)),
        "summary" => new Builtin(name, (arguments, _) => Summary(arguments)),
        "inputs" => new ListValue([.. LayerCall.TensorsIn(InputTensors(evaluator))]),
        "outputs" => new ListValue([.. LayerCall.TensorsIn(Output(evaluator))]),
        "input" => InputTensors(evaluator),
        "input_names" or "output_names" => new ListValue([]),
        "build" => new Builtin(name, (arguments, _) => Build(arguments)),
        "compile" or "fit" or "fit_generator" or "evaluate" or "predict" or "save" or "save_weights" or "load_weights" or "train_on_batch"
            or "to_json" or "reset_states" or "predict_classes" or "export" or "evaluate_generator" or "predict_generator" or "test_on_batch" =>
            new Builtin(name, (arguments, _) => new Unknown(name, arguments.Place)),
        "stop_training" or "history" or "optimizer" or "loss" or "metrics_names" or "metrics" or "run_eagerly" => new Unknown(name, Place),
        _ => base.Attribute(name, evaluator),
    };

    /// <summary>The tensors that go in.</summary>
    protected abstract Value InputTensors(Evaluator evaluator);

    /// <summary>Declares what goes in.</summary>
    protected virtual Value Build(Arguments arguments) => None.Value;

    private None Summary(Arguments arguments)
    {
        Session.NoteSummary(this, arguments);
        return None.Value;
    }

    private Value GetLayer(Arguments arguments, Evaluator evaluator)
    {
        var name = arguments.Find(0, "name");
        if ((arguments.Find(1, "index") ?? name) is Int index) return Layers[(int)Indexing.Place(index, Layers.Count, evaluator)];
        if (name is not Str text) return new Unknown("get_layer", arguments.Place);
        return Layers.FirstOrDefault(layer => layer.Name == text.Text) ?? throw evaluator.Error("ValueError", $"No such layer: {text.Text}.");
    }
}

/// <summary>A model of tensors that follow from each other.</summary>
internal sealed class FunctionalModel(Session session, string name, Place place, Value inputs, Value outputs) : ModelValue(session, name, place)
{
    private List<KerasLayer>? _layers;

    public override string Type => "Functional";

    /// <summary>The tensors that go in, as the code gives them.</summary>
    public Value Inputs => inputs;

    /// <summary>The tensors that come out, as the code gives them.</summary>
    public Value Outputs => outputs;

    public override IReadOnlyList<KerasLayer> Layers => _layers ??= [.. Graph.Of(this).Order.Select(call => call.Layer).Distinct()];

    protected override Value InputTensors(Evaluator evaluator) => Only(inputs);

    protected override Value Output(Evaluator evaluator) => Only(outputs);

    /// <summary>What a call gives: as many tensors as the model has, in the same nesting.</summary>
    public Value OutputsOf(LayerCall call)
    {
        var index = 0;
        return Copy(outputs);

        Value Copy(Value value) => value switch
        {
            TensorValue => new TensorValue(call, index++),
            Sequence { Items: [var only] } => Copy(only),
            Sequence sequence => new ListValue([.. sequence.Items.Select(Copy)]),
            _ => value,
        };
    }

    private static Value Only(Value value) => value is Sequence { Items: [var only] } ? only : value;
}

/// <summary>A model of layers in a chain.</summary>
internal sealed class SequentialModel(Session session, string name, Place place) : ModelValue(session, name, place)
{
    private readonly List<KerasLayer> _layers = [];
    private readonly List<Value> _outputs = [];
    private TensorValue? _input;

    public override string Type => "Sequential";

    public override IReadOnlyList<KerasLayer> Layers => _layers;

    /// <summary>The input layer that the model declares or its first layer does; null where nobody does.</summary>
    public LayerValue? InputLayer { get; private set; }

    /// <summary>Adds a layer.</summary>
    public void Add(Value value, Place addedAt, Evaluator evaluator)
    {
        evaluator.Budget.AddElements(1);
        // Keras 3 takes the tensor of Input(…) for its layer.
        if (value is TensorValue { Source.Layer: LayerValue { Type: "InputLayer" } declared }) value = declared;
        if (value is LayerValue { Type: "InputLayer" } input)
        {
            InputLayer = input;
            return;
        }

        if (value is not KerasLayer layer) layer = Session.Stranger(value, addedAt);
        if (_layers.Count == 0 && InputLayer is null && layer is LayerValue { DeclaresInput: true } first) InputLayer = Session.InputOf(first);
        _layers.Add(layer);
    }

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "add" => new Builtin(name, (arguments, _) =>
        {
            Add(arguments.Find(0, "layer") ?? None.Value, arguments.Place, evaluator);
            return None.Value;
        }),
        "pop" => new Builtin(name, (_, _) => Pop(evaluator)),
        _ => base.Attribute(name, evaluator),
    };

    protected override Value CallOnData(IReadOnlyList<Value> data, Place called)
    {
        if (data is [ArrayValue array, ..]) Build(Arguments.Of(called, ShapeValue.Of(array.Shape)));
        return base.CallOnData(data, called);
    }

    protected override Value Build(Arguments arguments)
    {
        if (InputLayer is not null || arguments.Find(0, "input_shape") is not { } shape) return None.Value;
        InputLayer = Session.MakeInput(arguments.Place);
        InputLayer.Config["batch_shape"] = new(shape, arguments.Place);
        return None.Value;
    }

    protected override Value InputTensors(Evaluator evaluator)
    {
        if (InputLayer is null) return _layers is [ModelValue first, ..] ? first.Attribute("input", evaluator)! : new Unknown($"{Name}.input", Place);
        return _input ??= InputLayer.Calls.Count > 0 ? new(InputLayer.Calls[0]) : (TensorValue)InputLayer.Apply(new(Place), evaluator);
    }

    /// <summary>The tensors between the layers, made when code asks for one.</summary>
    protected override Value Output(Evaluator evaluator)
    {
        while (_outputs.Count < _layers.Count)
        {
            var before = _outputs.Count == 0 ? InputTensors(evaluator) : _outputs[^1];
            if (before is Unknown) return before;
            _outputs.Add(_layers[_outputs.Count].Apply(Arguments.Of(Place, before), evaluator));
        }

        return _outputs.Count == 0 ? InputTensors(evaluator) : _outputs[^1];
    }

    /// <summary>Makes the tensors between the layers where the model's input is known, so that <c>layer.output</c> is one.</summary>
    public void Connect(Evaluator evaluator) => Output(evaluator);

    private KerasLayer Pop(Evaluator evaluator)
    {
        if (_layers.Count == 0) throw evaluator.Error("ValueError", "There are no layers in the model.");
        var last = _layers[^1];
        _layers.RemoveAt(_layers.Count - 1);
        if (_outputs.Count > _layers.Count) _outputs.RemoveRange(_layers.Count, _outputs.Count - _layers.Count);
        return last;
    }
}
