using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>An entry of the simple dialect: an object of a type and its arguments, or a model with layers of its own.</summary>
internal static class SimpleLayer
{
    /// <summary>The layer; null, with a problem, where its type is not known.</summary>
    public static LayerNode? Read(Node entry, ReadContext context)
    {
        if (!entry.IsObject)
        {
            context.Problems.Add(new Problem { Key = "wrong_kind.layer", Pointer = entry.Pointer, Received = entry.Excerpt });
            return null;
        }

        if (SimpleModel.Recognizes(entry)) return Model(entry, context);
        var name = context.ReadName(entry["name"]);
        var type = entry["type"];
        if (SimplePrinted.Recognizes(entry)) return SimplePrinted.Read(entry, name, context);
        if (context.Find(type) is not { } definition)
        {
            if (SimpleOperation.Recognizes(type)) return SimpleOperation.Read(entry, name, context);
            context.FindType(type, entry, name);
            return null;
        }

        context.ReadAhead(entry, definition);
        name ??= context.Names.Of(definition);
        context.CountInner(entry, definition);
        var (trainable, policy, quantization) = context.ReadCommon(entry, definition.Type, definition, name);
        return new()
        {
            Name = name,
            Type = definition.Type,
            Definition = definition,
            Config = entry,
            Origin = entry,
            IsStrict = true,
            Trainable = trainable,
            Policy = policy,
            Quantization = quantization,
            ReadNested = context.Nested,
        };
    }

    private static LayerNode? Model(Node entry, ReadContext context) => SimpleModel.Read(entry, context) is not { } model ? null : new LayerNode
    {
        Name = model.Name,
        Type = model.Type,
        Model = model,
        Config = entry,
        Origin = entry,
        Trainable = !model.IsFrozen,
    };

    /// <summary>What an entry is called on, each time.</summary>
    public static ImmutableArray<CallNode> CallsOf(LayerNode layer, ReadContext context)
    {
        if (layer.Definition == InputLayer.Definition) return [CallNode.OnNothing];
        // A list stands for the operands of an operation one by one, and for a layer's only argument.
        var operands = layer.IsOperation ? layer.Definition!.Operands.Length : 1;
        var entry = layer.Origin;
        var (inputs, calls) = (entry["inputs"], entry["calls"]);
        if (inputs.HasValue && calls.HasValue)
            context.Problems.Add(new Problem { Key = "conflicting_arguments.calls", Pointer = calls.Pointer });
        if (!calls.IsArray) return inputs.HasValue && SimpleReference.Call(inputs, context, operands) is { } only ? [only] : [];
        if (!context.CountReferences(calls.ItemCount)) return [];
        var all = ImmutableArray.CreateBuilder<CallNode>();
        foreach (var call in calls.Items)
        {
            if (context.Problems.IsFull) break;
            if (SimpleReference.Call(call, context, operands) is { } read) all.Add(read);
        }

        return all.ToImmutable();
    }
}
