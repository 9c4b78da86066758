using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Conversion;

/// <summary>Layers that a dialect has no words for.</summary>
internal static class Unconvertible
{
    /// <summary>The problem with writing a layer in a dialect; null where there is none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keepsClasses">Whether the dialect takes any class, as long as it is written as Keras serialized it.</param>
    /// <param name="hasDropped">Whether the dialect has the classes that Keras 3 dropped.</param>
    public static Problem? In(LayerNode layer, bool keepsClasses, bool hasDropped)
    {
        if (layer.Model is not null || !layer.IsOperation && IsCurrent(layer)) return null;
        if (hasDropped && layer.Definition is { } dropped && LegacyCatalogue.Dropped.Contains(dropped)) return null;
        if (keepsClasses && layer.Implied.Exists) return null;
        var isSerialized = IsSerialized(layer);
        return keepsClasses && isSerialized ? null : new Problem
        {
            // Only a dialect that would take it is worth proposing.
            Key = layer.IsOperation
                ? isSerialized ? "not_convertible.operation" : "not_convertible.operation.anywhere"
                : isSerialized ? "not_convertible.class" : "not_convertible.class.anywhere",
            Pointer = layer.Origin.Pointer,
            Layer = layer.Name,
            Values = [new("type", layer.Type), new("layer", layer.Name)],
        };
    }

    /// <summary>Whether Keras 3 serialized it; a class of the same name (a Lambda) is told by the shapes beside it.</summary>
    private static bool IsSerialized(LayerNode layer) =>
        layer.Origin["class_name"].IsText && (layer.Spelling is null || LayerCatalogue.Find(layer.Type) is not null);

    /// <summary>The problem with writing what a layer is called with in the short form, where a text is a reference; null where there is none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="calls">Its calls.</param>
    public static Problem? InCalls(LayerNode layer, ImmutableArray<CallNode> calls)
    {
        foreach (var call in calls)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Name is null || argument.Tensors is not null || !argument.Constant.HoldsText) continue;
                return new Problem
                {
                    Key = "not_convertible.call_argument",
                    Pointer = argument.Constant.Pointer,
                    Layer = layer.Name,
                    Received = argument.Constant.Excerpt,
                    Values = [new("argument", argument.Name), new("layer", layer.Name)],
                };
            }
        }

        return null;
    }

    /// <summary>Whether the class is one of Keras 3, be it with other defaults.</summary>
    private static bool IsCurrent(LayerNode layer) =>
        layer.Definition is { } own && LayerCatalogue.Find(layer.Type) is { } current
        && (current == own || current.Arguments.Select(argument => argument.Name).SequenceEqual(own.Arguments.Select(argument => argument.Name)));
}
