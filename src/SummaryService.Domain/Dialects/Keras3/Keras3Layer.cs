using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Applications;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>A serialized layer, operation or model: <c>{"class_name": …, "config": {…}}</c>.</summary>
internal static class Keras3Layer
{
    /// <summary>Whether a value looks like a serialized layer.</summary>
    public static bool Recognizes(Node entry) => entry["class_name"].IsText;

    /// <summary>The layer; null, with a problem, where it cannot be read.</summary>
    public static LayerNode? Read(Node entry, ReadContext context)
    {
        var (type, config) = (entry["class_name"], entry["config"]);
        if (!entry.IsObject || !config.IsObject)
        {
            context.Problems.Add(new Problem { Key = "wrong_kind.serialized_layer", Pointer = entry.Pointer, Received = entry.Excerpt });
            return null;
        }

        if (Keras3Model.Recognizes(entry)) return Model(entry, context);
        var name = context.ReadName(config["name"].HasValue ? config["name"] : entry["name"]);
        if (IsOperation(entry)) return Operation(entry, name, context);
        if (Find(entry, type) is not { } definition)
        {
            if (!IsKerasOwn(entry)) return Custom(entry, name, context);
            context.FindType(type, entry, name);
            return null;
        }

        name ??= context.Names.Of(definition);
        var (trainable, policy, quantization) = context.ReadCommon(config, definition.Type, definition, name);
        return new()
        {
            Name = name,
            Type = definition.Type,
            Definition = definition,
            Config = config,
            Origin = entry,
            Trainable = trainable,
            Policy = policy,
            Quantization = quantization,
            ReadNested = context.Nested,
        };
    }

    /// <summary>A layer of the catalogue, or one that a ready network of Keras brings with it.</summary>
    private static LayerDefinition? Find(Node entry, Node type) => LayerCatalogue.Find(type)
        ?? (type.IsText && IsOf(entry, "keras.src.applications") ? ApplicationLayers.Find(type.Text) : null);

    private static LayerNode? Model(Node entry, ReadContext context) => Keras3Model.Read(entry, context) is not { } model ? null : new LayerNode
    {
        Name = model.Name,
        Type = model.Type,
        Model = model,
        Config = entry["config"],
        Origin = entry,
        Trainable = entry["config"]["trainable"].Kind != NodeKind.False,
    };

    private static LayerNode Operation(Node entry, string? name, ReadContext context)
    {
        var type = entry["class_name"].Text;
        return new()
        {
            Name = name ?? context.Names.Of(type),
            Type = type,
            Definition = OperationCatalogue.Find(type),
            Config = entry["config"],
            Origin = entry,
            IsOperation = true,
        };
    }

    /// <summary>A layer of the author's own: its class is shown, and its shapes are what the file says of them.</summary>
    private static LayerNode Custom(Node entry, string? name, ReadContext context)
    {
        var type = entry["class_name"].Text;
        name ??= context.Names.Of(type);
        var (trainable, policy, quantization) = context.ReadCommon(entry["config"], type, null, name);
        return new()
        {
            Name = name,
            Type = type,
            Config = entry["config"],
            Origin = entry,
            Trainable = trainable,
            Policy = policy,
            Quantization = quantization,
        };
    }

    /// <summary>Operations have the class names of layers at times; the module tells them apart.</summary>
    private static bool IsOperation(Node entry) =>
        IsOf(entry, "keras.src.ops") || IsOf(entry, "keras.ops");

    private static bool IsOf(Node entry, string package) => entry["module"].TextStartsWith(package);

    private static bool IsKerasOwn(Node entry) =>
        !entry["registered_name"].HasValue && (!entry["module"].IsText || IsOf(entry, "keras"));
}
