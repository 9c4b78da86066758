using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Conversion;

/// <summary>Layers that a dialect has no words for.</summary>
internal static class Unconvertible
{
    /// <summary>The problem with writing a layer in a dialect; null where there is none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="keepsClasses">Whether the dialect takes any class, as long as it is written as Keras serialized it.</param>
    public static Problem? In(LayerNode layer, bool keepsClasses)
    {
        if (layer.Model is not null || LayerCatalogue.Find(layer.Type) == layer.Definition && layer.Definition is not null && !layer.IsOperation) return null;
        if (keepsClasses && layer.Origin["class_name"].IsText) return null;
        return new Problem
        {
            Key = layer.IsOperation ? "not_convertible.operation" : "not_convertible.class",
            Pointer = layer.Origin.Pointer,
            Layer = layer.Name,
            Values = [new("type", layer.Type), new("layer", layer.Name)],
        };
    }
}
