using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects;

/// <summary>What the reading of one document shares: its problems, its limits, and the names given so far.</summary>
internal sealed class ReadContext
{
    private readonly CancellationToken _cancellation;
    private int _layers;
    private int _references;
    private (DTypePolicy Policy, Quantization? Quantization) _policy = (DTypePolicy.Float32, null);

    // Few models have layers inside layers.
    private Dictionary<int, LayerNode?>? _readAhead;

    public ReadContext(Limits limits, KerasEra era, CancellationToken cancellation)
    {
        (Limits, Era, Names, _cancellation) = (limits, era, new(era.Naming), cancellation);
        Nested = value => _readAhead?.TryGetValue(value.Index, out var layer) == true ? layer : NestedReader.Read(value, this);
    }

    public Limits Limits { get; }

    /// <summary>The era that says what the document leaves open.</summary>
    public KerasEra Era { get; }

    /// <summary>The release of Keras that the file around the document tells; null where none does.</summary>
    public string? Release { get; init; }

    public ProblemList Problems { get; } = new();

    /// <summary>Names for what has none.</summary>
    public AutomaticNames Names { get; }

    /// <summary>
    /// Reads the layers inside a layer before it gets its name, as Python makes them before it: so do automatic names count.
    /// </summary>
    public void ReadAhead(Node entry, LayerDefinition definition)
    {
        foreach (var argument in definition.LayerArguments)
        {
            var value = entry[argument];
            if (value.IsObject) ReadAhead(value);
            foreach (var item in value.Items)
            {
                if (item.IsObject) ReadAhead(item);
            }
        }

        foreach (var argument in definition.ActivationArguments)
        {
            if (entry[argument] is { IsObject: true } value && Activations.IsLayer(value)) ReadAhead(value);
        }
    }

    private void ReadAhead(Node layer) => (_readAhead ??= [])[layer.Index] = NestedReader.Read(layer, this);

    /// <summary>Counts the automatic names that go to layers which a layer makes inside itself.</summary>
    /// <param name="entry">The arguments of the layer, whose own name is given already.</param>
    /// <param name="definition">What its class does.</param>
    public void CountInner(Node entry, LayerDefinition definition)
    {
        foreach (var inner in definition.InnerLayers)
        {
            var argument = inner.Argument is null ? default : entry[inner.Argument];
            var isMade = inner.Argument is null || (argument.HasValue ? argument.Kind != NodeKind.False : inner.IsDefault);
            if (isMade && !(inner.SharesName && entry["name"].HasValue)) Names.Of(LayerCatalogue.Find(inner.Type)!);
        }
    }

    /// <summary>Reads a layer inside another; null, with its problem told, where it cannot be read.</summary>
    public Func<Node, LayerNode?> Nested { get; }

    /// <summary>Counts a layer; false, with a problem, where that is one too many.</summary>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public bool CountLayer()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (++_layers <= Limits.Layers) return true;
        if (_layers == Limits.Layers + 1)
            Problems.Add(new Problem { Key = "limit_exceeded.layers", Values = [new("limit", $"{Limits.Layers}")] });
        return false;
    }

    /// <summary>Whether there are more references than allowed, so that the model is of no use.</summary>
    public bool HasTooManyReferences => _references > Limits.References;

    /// <summary>Counts calls, or references to tensors; false, with a problem, where those are too many.</summary>
    public bool CountReferences(int count = 1)
    {
        if (HasTooManyReferences) return false;
        _references += count;
        if (!HasTooManyReferences) return true;
        Problems.Add(new Problem { Key = "limit_exceeded.references", Values = [new("limit", $"{Limits.References}")] });
        return false;
    }

    /// <summary>The layer type that a document names, as it is in the era; null where there is none of that name.</summary>
    public LayerDefinition? Find(Node type) => LayerCatalogue.Find(type) is not { } definition ? LegacyCatalogue.FindDropped(type)
        : Era.IsStandalone ? StandaloneKeras.Of(definition)
        : definition;

    /// <summary>The type that a document names; null, with a problem, where there is none of that name.</summary>
    public LayerDefinition? FindType(Node type, Node origin, string? layer)
    {
        if (LayerCatalogue.Find(type) is { } definition) return definition;
        var name = type.IsText ? type.Text : null;
        var suggestion = name is null ? null : Suggestion.For(name, LayerCatalogue.Names.Concat(LegacyCatalogue.Dropped.Select(dropped => dropped.Type)));
        Problems.Add(new Problem
        {
            Key = name is null ? "missing_type" : suggestion is null ? "unknown_layer" : "unknown_layer.suggestion",
            Pointer = (type.Exists ? type : origin).Pointer,
            Layer = layer,
            Received = type.Excerpt,
            Values = [new("type", name ?? ""), new("suggestion", suggestion ?? "")],
        });
        return null;
    }

    /// <summary>The layer's own name; null, where it has none; a problem, where it is no text or too long.</summary>
    public string? ReadName(Node name)
    {
        if (!name.HasValue) return null;
        if (!name.IsText)
        {
            Problems.Add(new Problem { Key = "wrong_kind.text", Pointer = name.Pointer, Received = name.Excerpt, Values = [new("argument", "name")] });
            return null;
        }

        var text = name.Text;
        if (text.Length <= Limits.NameLength) return text;
        Problems.Add(new Problem
        {
            Key = "limit_exceeded.name",
            Pointer = name.Pointer,
            Received = name.Excerpt,
            Values = [new("limit", $"{Limits.NameLength}"), new("received", $"{text.Length}")],
        });
        return null;
    }

    /// <summary>Turns to the dtype policy of a model, which those layers in it take that name none.</summary>
    /// <param name="dtype">What the model says; missing where it says nothing.</param>
    /// <returns>The policy of what is around the model, to return to.</returns>
    public (DTypePolicy Policy, Quantization? Quantization) Enter(Node dtype)
    {
        var outer = _policy;
        if (!dtype.HasValue) return outer;
        if (DTypeConfig.Read(dtype) is { } policy) _policy = policy;
        else Problems.Add(About(null, "", dtype, "unknown_dtype", "dtype"));
        return outer;
    }

    /// <summary>Returns to the dtype policy of what is around a model.</summary>
    public void Leave((DTypePolicy Policy, Quantization? Quantization) outer) => _policy = outer;

    /// <summary>What every layer has in its config: whether it is trainable, and a dtype policy.</summary>
    /// <param name="config">The layer's config.</param>
    /// <param name="type">Its class, for problems.</param>
    /// <param name="definition">What its class does; null for a class that is not known.</param>
    /// <param name="name">The layer's name, for problems.</param>
    /// <param name="isOld">Whether a release before Keras 3 wrote it.</param>
    public (bool Trainable, DTypePolicy Policy, Quantization? Quantization) ReadCommon(
        Node config, string type, LayerDefinition? definition, string name, bool isOld = false)
    {
        var dtype = config["dtype"];
        var isTrainable = ReadTrainable(config["trainable"], type, name);
        // An input layer's dtype is the tensor's own, and its definition reads it.
        var policy = dtype.HasValue ? DTypeConfig.Read(dtype, isOld) : _policy;
        if (policy is null && definition is { Type: not "InputLayer" })
            Problems.Add(About(name, type, dtype, "unknown_dtype", "dtype"));
        return (isTrainable, policy?.Policy ?? DTypePolicy.Float32, policy?.Quantization);
    }

    /// <summary>Whether a layer or a model is trainable, as it is where nothing is said.</summary>
    public bool ReadTrainable(Node trainable, string type, string? name)
    {
        if (trainable.HasValue && trainable.Kind is not (NodeKind.True or NodeKind.False))
            Problems.Add(About(name, type, trainable, "wrong_kind.flag", "trainable"));
        return trainable.Kind != NodeKind.False;
    }

    private static Problem About(string? layer, string type, Node value, string key, string argument) => new()
    {
        Key = key,
        Pointer = value.Pointer,
        Layer = layer,
        Received = value.Excerpt,
        Values = [new("argument", argument), new("type", type), new("received", value.IsText ? value.Text : "{…}")],
    };
}
