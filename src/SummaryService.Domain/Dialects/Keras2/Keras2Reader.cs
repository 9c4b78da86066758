using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>Reads the layers of a serialized model of an old release; the vocabulary knows what its classes are.</summary>
internal sealed partial class Keras2Reader(Vocabulary vocabulary, ReadContext context)
{
    private Func<Node, LayerNode?>? _readNested;

    /// <summary>A serialized layer or nested model; null, with a problem, where it cannot be read.</summary>
    public LayerNode? Layer(Node entry)
    {
        var (type, config) = (entry["class_name"], entry["config"]);
        if (!type.IsText || !(config.IsObject || config.IsArray))
        {
            context.Problems.Add(new Problem { Key = "wrong_kind.serialized_layer", Pointer = entry.Pointer, Received = entry.Excerpt });
            return null;
        }

        if (KerasReleases.IsModel(entry)) return Nested(entry);
        // A class of the author's own may be registered under a package: "Addons>GroupNormalization".
        var className = type.Text[(type.Text.LastIndexOf('>') + 1)..];
        var known = vocabulary(entry, className);
        var name = context.ReadName(entry["name"].HasValue ? entry["name"] : config["name"])
            ?? (known.Definition is { } definition ? context.Names.Of(definition) : context.Names.Of(className));
        var shown = known.Definition?.Type ?? className;
        var (trainable, policy, quantization) = context.ReadCommon(config, shown, known.Definition, name, isOld: true);
        // An embedding's dtype was that of the numbers that go in; its weights are what the others' are.
        if (!policy.Variable.IsFloating && known.Definition?.Type == "Embedding") policy = DTypePolicy.Float32;
        return new()
        {
            Name = name,
            Type = shown,
            Definition = known.Definition,
            Config = config,
            Origin = entry,
            Spelling = known.Spelling,
            Trainable = trainable,
            Policy = policy,
            Quantization = quantization,
            ReadNested = _readNested ??= nested => context.CountLayer() ? Layer(nested) : null,
        };
    }

    private LayerNode? Nested(Node entry)
    {
        if (Model(entry) is not { } model) return null;
        // The name of a Sequential model that is a list of layers stands only beside it.
        var name = context.ReadName(entry["name"]) ?? model.Name;
        return new()
        {
            Name = name,
            Type = model.Type,
            Model = model with { Name = name },
            Config = entry["config"],
            Origin = entry,
            Trainable = entry["config"]["trainable"].Kind != NodeKind.False,
        };
    }
}
