using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>What makes models and their inputs: <c>Sequential</c>, <c>Model</c>, <c>Input</c>.</summary>
internal sealed class ModelClasses(Session session)
{
    /// <summary>A class or function by its name; null where it is none of these.</summary>
    public Value? Find(string name) => name switch
    {
        "Sequential" => new ModelClass(name, MakeSequential),
        "Model" or "Functional" => new ModelClass(name, MakeModel),
        "Input" => new Builtin(name, MakeInput),
        "clone_model" => new Builtin(name, (arguments, _) => arguments.Find(0, "model") ?? None.Value),
        _ => null,
    };

    private SequentialModel MakeSequential(Arguments arguments, Evaluator evaluator)
    {
        var model = session.MakeSequential(NameIn(arguments, 1), arguments.Place);
        var layers = arguments.Find(0, "layers") ?? None.Value;
        if (layers is not None)
        {
            foreach (var layer in evaluator.Iterate(layers))
                model.Add(layer, arguments.Place, evaluator);
        }

        return model;
    }

    private FunctionalModel MakeModel(Arguments arguments, Evaluator evaluator)
    {
        // Keras 1 called them input and output.
        var inputs = Given(arguments, 0, "inputs", "input");
        var outputs = Given(arguments, 1, "outputs", "output");
        foreach (var value in (Value?[])[inputs, outputs])
        {
            var missing = value is null ? new Unknown(value == inputs ? "inputs" : "outputs", arguments.Place) : UnknownIn(value);
            if (missing is not null) throw new PythonException("NameError", $"name '{missing.Name}' is not defined", missing.Place);
        }

        if (!LayerCall.TensorsIn(outputs!).Any()) throw evaluator.Error("TypeError", $"a model's outputs are tensors, not '{outputs!.TypeName}'");
        return session.MakeFunctional(NameIn(arguments, 2), inputs!, outputs!, arguments.Place);
    }

    private Value MakeInput(Arguments arguments, Evaluator evaluator)
    {
        if (arguments.Find(-1, "tensor") is TensorValue given) return given;
        var layer = (LayerValue)new LayerClass(session, "InputLayer", InputLayer.Definition).Call(arguments, evaluator);
        return layer.Apply(new(arguments.Place), evaluator);
    }

    private static Value? Given(Arguments arguments, int position, string keyword, string oldKeyword) =>
        arguments.Find(position, keyword) ?? arguments.Find(-1, oldKeyword);

    private static Unknown? UnknownIn(Value value) => value switch
    {
        Unknown unknown => unknown,
        Sequence sequence => sequence.Items.Select(UnknownIn).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? NameIn(Arguments arguments, int position) => arguments.Find(position, "name") is Str name ? name.Text : null;

    /// <summary>A class of models.</summary>
    private sealed class ModelClass(string name, Func<Arguments, Evaluator, Value> make) : Value
    {
        public override string TypeName => "type";

        public override Value? Attribute(string attribute, Evaluator evaluator) => attribute == "__name__" ? new Str(name) : null;

        public override Value Call(Arguments arguments, Evaluator evaluator) => make(arguments, evaluator);

        public override bool IsClassOf(Value value) => name == "Sequential" ? value is SequentialModel : value is ModelValue;
    }
}
