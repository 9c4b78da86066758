using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>What can stand in a model and be called on tensors: a layer, an operation or a model.</summary>
/// <param name="session">The session that it was made in.</param>
/// <param name="name">Its name.</param>
/// <param name="place">Where it was made.</param>
internal abstract class KerasLayer(Session session, string name, Place place) : Value
{
    /// <summary>The session that it was made in.</summary>
    public Session Session => session;

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = name;

    /// <summary>Where it was made.</summary>
    public Place Place => place;

    /// <summary>Its calls, in order.</summary>
    public List<LayerCall> Calls { get; } = [];

    /// <summary>Whether training changes its weights.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>The layers inside, which are frozen with it.</summary>
    public virtual IEnumerable<KerasLayer> Inner => [];

    /// <summary>Its class in Keras.</summary>
    public abstract string Type { get; }

    public override string TypeName => Type;

    /// <summary>What it gives for some inputs: a tensor, or tensors in a list or a tuple.</summary>
    public virtual Value Apply(Arguments arguments, Evaluator evaluator)
    {
        var call = new LayerCall(this, arguments, Calls.Count);
        evaluator.Budget.AddElements(1);
        Calls.Add(call);
        return session.OutputsOf(call);
    }

    public override Value Call(Arguments arguments, Evaluator evaluator)
    {
        var values = arguments.Positional.Concat(arguments.Keywords.Values).Select(argument => argument.Value).ToList();
        if (values.Any(value => LayerCall.TensorsIn(value).Any())) return Apply(arguments, evaluator);
        // Nobody knows what comes out of what nobody knows, and data makes no row.
        return values.OfType<Unknown>().FirstOrDefault() ?? CallOnData(values, arguments.Place);
    }

    /// <summary>What a call on data does.</summary>
    protected virtual Value CallOnData(IReadOnlyList<Value> data, Place called) => new Unknown(Name, called);

    public override Value? Attribute(string name, Evaluator evaluator) => name switch
    {
        "name" => new Str(Name),
        "trainable" => Bool.Of(Trainable),
        "output" => Output(evaluator),
        "input" => Calls.Count > 0 && Calls[0].Arguments.Find(0) is { } input ? input : new Unknown($"{Name}.input", place),
        "output_shape" => session.Shapes.ShapeOf(Output(evaluator)),
        "input_shape" => session.Shapes.ShapeOf(Attribute("input", evaluator)!),
        "compute_output_shape" => new Builtin(name, (arguments, _) => session.Shapes.ShapeAfter(this, arguments)),
        "__class__" => new BuiltinClass(Type, (_, _) => None.Value),
        "get_config" => new Builtin(name, (_, _) => new DictValue()),
        "weights" or "trainable_weights" or "variables" or "trainable_variables" or "losses" or "dtype" or "built" or "activation" or "updates"
            or "non_trainable_weights" or "kernel" or "bias" => new Unknown($"{Name}.{name}", place),
        "count_params" or "get_weights" or "set_weights" or "build" or "adapt" or "add_loss" or "add_metric" or "reset_states" or "compute_mask" => Opaque.Nothing(name),
        _ => null,
    };

    public override bool SetAttribute(string name, Value value, Evaluator evaluator)
    {
        if (name == "trainable" && value is not Unknown) SetTrainable(value.IsTrue, evaluator);
        else if (name is "_name" or "name" && value is Str text) Name = text.Text;
        return true;
    }

    /// <summary>The tensors of its first call.</summary>
    protected virtual Value Output(Evaluator evaluator) => Calls.Count > 0 ? session.OutputsOf(Calls[0]) : new Unknown($"{Name}.output", place);

    private void SetTrainable(bool trainable, Evaluator evaluator)
    {
        using var level = evaluator.Deeper();
        evaluator.Budget.Step();
        Trainable = trainable;
        foreach (var layer in Inner)
            layer.SetTrainable(trainable, evaluator);
    }
}
