using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A layer that the code made.</summary>
internal sealed class LayerValue(Session session, string name, Place place, string type, LayerDefinition? definition) : KerasLayer(session, name, place)
{
    /// <summary>Its class in Keras, or the name that the code calls it by where Keras has none of that name.</summary>
    public override string Type => type;

    /// <summary>What its class does; null where Keras has none of that name.</summary>
    public LayerDefinition? Definition => definition;

    /// <summary>Its arguments by the names that Keras 3 gives them, in the order in which they are written.</summary>
    public OrderedDictionary<string, Placed> Config { get; } = [];

    /// <summary>Whether it declares the shape of a model's input.</summary>
    public bool DeclaresInput => Config.ContainsKey("input_shape") || Config.ContainsKey("batch_input_shape")
        || (Config.ContainsKey("input_dim") && definition?.Arguments.Any(argument => argument.Name == "input_dim") != true);

    public override IEnumerable<KerasLayer> Inner => Config.Values.SelectMany(argument => argument.Value is Sequence list ? list.Items : [argument.Value]).OfType<KerasLayer>();

    public override Value Apply(Arguments arguments, Evaluator evaluator)
    {
        if (Type == "Lambda") LambdaShape.Find(this, arguments, evaluator);
        return base.Apply(arguments, evaluator);
    }

    public override Value? Attribute(string name, Evaluator evaluator) =>
        name is not ("name" or "trainable" or "input_shape" or "output_shape" or "activation") && Config.TryGetValue(name, out var argument) ? argument.Value : base.Attribute(name, evaluator);
}

/// <summary>An operation on tensors that stands in a model as a row of its own.</summary>
internal sealed class OperationValue(Session session, string name, Place place, LayerDefinition definition) : KerasLayer(session, name, place)
{
    public override string Type => definition.Type;

    /// <summary>The operation.</summary>
    public LayerDefinition Definition => definition;

    /// <summary>Its arguments beside what it is called on.</summary>
    public OrderedDictionary<string, Placed> Config { get; } = [];
}
