using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A class of layers, by which the code makes them.</summary>
/// <param name="session">The session that they are made in.</param>
/// <param name="written">The name that the code calls it by.</param>
/// <param name="definition">What it does; null for a class that Keras does not have.</param>
internal sealed class LayerClass(Session session, string written, LayerDefinition? definition) : Value
{
    public override string TypeName => "type";

    /// <summary>Its name in Keras.</summary>
    public string Type => definition?.Type ?? written;

    public override Value? Attribute(string name, Evaluator evaluator) => name == "__name__" ? new Str(Type) : null;

    public override bool IsClassOf(Value value) => value is KerasLayer layer && layer.Type == Type;

    public override string Represent(Evaluator evaluator) => $"<class '{Type}'>";

    public override Value Call(Arguments arguments, Evaluator evaluator)
    {
        var config = ConstructorArguments.Of(written, definition, arguments, evaluator);
        evaluator.Budget.AddElements(1 + config.Count);
        var name = config.TryGetValue("name", out var given) && given.Value is Str text ? text.Text : null;
        var layer = definition == InputLayer.Definition
            ? session.MakeInput(arguments.Place, name)
            : new LayerValue(session, name ?? session.NameOf(Type, definition), arguments.Place, Type, definition);
        session.CountInner(definition, config);
        foreach (var (argument, value) in config)
            layer.Config[argument] = value;
        if (config.TryGetValue("trainable", out var trainable) && trainable.Value is not Unknown) layer.Trainable = trainable.Value.IsTrue;
        if (session.Policy is { } policy && !config.ContainsKey("dtype") && definition is not null && definition != InputLayer.Definition) layer.Config["dtype"] = policy;
        if (layer is { Type: "Lambda" }) LambdaShape.Give(layer, evaluator);
        return layer;
    }
}
