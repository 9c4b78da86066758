using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Dialects.Simple;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>Reads a layer or model wherever one may stand: as Keras serializes it, or as a person writes it.</summary>
internal static class NestedReader
{
    /// <summary>The layer; null, with a problem, where it is none.</summary>
    public static LayerNode? Read(Node layer, ReadContext context) => !context.CountLayer()
        ? null
        : Keras3Layer.Recognizes(layer) ? Keras3Layer.Read(layer, context) : SimpleLayer.Read(layer, context);
}
