using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>A session of Keras: the names that were given, the models that were made.</summary>
internal sealed class Session
{
    private readonly NamingRule _rule;
    private readonly List<ModelValue> _models = [];
    private AutomaticNames _names;
    private int _summaries;

    /// <summary>Begins a session.</summary>
    /// <param name="rule">How what has no name is named.</param>
    /// <param name="infer">Asks the engine for a model's summary.</param>
    public Session(NamingRule rule, Inference infer)
    {
        (_rule, _names) = (rule, new(rule));
        Shapes = new(infer);
        Operations = new(this);
    }

    /// <summary>The shapes of tensors.</summary>
    public TensorShapes Shapes { get; }

    /// <summary>The operations on tensors.</summary>
    public TensorOperations Operations { get; }

    /// <summary>The models in the order in which they were made.</summary>
    public IReadOnlyList<ModelValue> Models => _models;

    /// <summary>The dtype policy that layers get that name none; null for Keras's default.</summary>
    public Placed? Policy { get; set; }

    /// <summary>The words that stood for strings without their quotes, with their places.</summary>
    public List<(string Word, Place Place)> Unquoted { get; } = [];

    /// <summary>Begins to count names anew.</summary>
    public void Clear() => _names = new(_rule);

    /// <summary>Lets layers be made that are no part of the session, until it is disposed of.</summary>
    public IDisposable Aside()
    {
        var kept = _names;
        _names = new(_rule);
        return new Return(() => _names = kept);
    }

    /// <summary>Notes that a model's summary was printed.</summary>
    public void NoteSummary(ModelValue model, Arguments arguments) => (model.Summarized, model.SummaryArguments) = (++_summaries, arguments);

    /// <summary>The name that Keras gives the next layer of a class.</summary>
    public string NameOf(string type, LayerDefinition? definition) => definition is null ? _names.Of(type) : _names.Of(definition);

    /// <summary>Counts the names of the layers that a layer makes inside itself.</summary>
    public void CountInner(LayerDefinition? definition, OrderedDictionary<string, Placed> config)
    {
        foreach (var inner in definition?.InnerLayers ?? [])
        {
            var isMade = inner.Argument is null || (config.TryGetValue(inner.Argument, out var flag) && flag.Value is not None ? flag.Value.IsTrue : inner.IsDefault);
            if (isMade && !(inner.SharesName && config.ContainsKey("name"))) _names.Of(LayerCatalogue.Find(inner.Type)!);
        }
    }

    /// <summary>A chain without layers.</summary>
    public SequentialModel MakeSequential(string? name, Place place)
    {
        var model = new SequentialModel(this, name ?? _names.OfModel(isGraph: false), place);
        _models.Add(model);
        return model;
    }

    /// <summary>A model of tensors.</summary>
    public FunctionalModel MakeFunctional(string? name, Value inputs, Value outputs, Place place)
    {
        var model = new FunctionalModel(this, name ?? _names.OfModel(isGraph: true), place, inputs, outputs);
        _models.Add(model);
        return model;
    }

    /// <summary>An input layer without arguments.</summary>
    public LayerValue MakeInput(Place place, string? name = null) => new(this, name ?? _names.Of(InputLayer.Definition), place, "InputLayer", InputLayer.Definition);

    /// <summary>The input layer that a chain's first layer declares.</summary>
    public LayerValue InputOf(LayerValue first)
    {
        var input = MakeInput(first.Place, _rule.NamesInputsOfChains ? $"{first.Name}_input" : null);
        if (first.Config.TryGetValue("batch_input_shape", out var batchShape)) input.Config["batch_shape"] = batchShape;
        else if (first.Config.TryGetValue("input_shape", out var shape)) input.Config["shape"] = shape;
        else input.Config["shape"] = first.Config["input_dim"] is var size && first.Config.TryGetValue("input_length", out var length) ? size with { Value = new TupleValue([length.Value, size.Value]) } : size;
        if (first.Config.TryGetValue("batch_size", out var batch)) input.Config["batch_size"] = batch;
        if (first.Config.TryGetValue("input_dtype", out var type)) input.Config["dtype"] = type;
        return input;
    }

    /// <summary>What stands in a model's place for a value that is no layer of Keras: a layer of a class that nobody knows.</summary>
    public LayerValue Stranger(Value value, Place place)
    {
        var type = value switch
        {
            Unknown unknown => unknown.Path.Split('.')[^1],
            Instance instance => instance.Class.Name,
            _ => value.TypeName,
        };
        return new(this, NameOf(type, null), value is Unknown known ? known.Place : place, type, null);
    }

    /// <summary>The tensors that a call gives.</summary>
    public Value OutputsOf(LayerCall call)
    {
        if (call.Layer is FunctionalModel model) return model.OutputsOf(call);
        if (!MayGiveSeveral(call)) return new TensorValue(call);
        return Shapes.OutputOf(call) is TensorSequence several
            ? new ListValue([.. several.Items.Select((_, i) => new TensorValue(call, i))])
            : new TensorValue(call);
    }

    private static bool MayGiveSeveral(LayerCall call) => call.Layer switch
    {
        LayerValue layer => IsOn(layer.Config, "return_state") || IsOn(call.Arguments.Keywords, "return_attention_scores")
            || (layer.Config.TryGetValue("layer", out var inner) && inner.Value is LayerValue wrapped && IsOn(wrapped.Config, "return_state")) || layer.Type is "Lambda" or "RNN",
        OperationValue operation => TensorOperations.GivesSeveral(operation.Definition),
        _ => false,
    };

    private static bool IsOn(OrderedDictionary<string, Placed> arguments, string name) => arguments.TryGetValue(name, out var flag) && flag.Value.IsTrue;

    private sealed class Return(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
