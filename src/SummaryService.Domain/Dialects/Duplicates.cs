using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Names that two layers of a model have.</summary>
internal static class Duplicates
{
    /// <summary>The problem of the layer that has a name second.</summary>
    public static Problem Of(LayerNode layer) => new()
    {
        Key = "duplicate_name",
        Pointer = (layer.Config["name"] is { Exists: true } name ? name : layer.Origin).Pointer,
        Layer = layer.Name,
        Received = layer.Config["name"].Excerpt,
        Values = [new("name", layer.Name)],
    };
}
