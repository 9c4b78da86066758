using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>
/// Names for the layers that stand in the arguments of another: in Python they are made first, so that after
/// <c>TimeDistributed(Dense(4))</c> the next dense layer is <c>dense_1</c>.
/// </summary>
internal static class NestedNames
{
    /// <summary>Names what stands in the arguments of a layer, the innermost first.</summary>
    /// <remarks>It goes as deep as JSON may be.</remarks>
    public static void Give(Node layer, ReadContext context)
    {
        foreach (var argument in layer.Properties)
        {
            if (argument.Value.IsObject) GiveTo(argument.Value, context);
            foreach (var item in argument.Value.Items)
            {
                if (item.IsObject) GiveTo(item, context);
            }
        }
    }

    private static void GiveTo(Node nested, ReadContext context)
    {
        if (!nested["type"].IsText || LayerCatalogue.Find(nested["type"].Text) is not { } definition) return;
        if (context.NestedNameOf(nested) is not null) return;
        Give(nested, context);
        if (!nested["name"].HasValue) context.NameNested(nested, definition);
    }
}
