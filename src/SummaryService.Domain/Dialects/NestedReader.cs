using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Dialects.Simple;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>Reads a layer wherever one may stand: as Keras serializes it, or as a person writes it.</summary>
internal static class NestedReader
{
    /// <summary>The layer; null, with a problem, where it is none.</summary>
    public static LayerNode? Read(Node layer, ReadContext context) =>
        Keras3Layer.Recognizes(layer) ? Keras3Layer.Read(layer, context) : SimpleLayer.Read(layer, context);
}
