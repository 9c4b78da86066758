using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>A layer of the simple dialect: an object of its type and its arguments.</summary>
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

        var name = context.ReadName(entry["name"]);
        if (context.FindType(entry["type"], entry, name) is not { } definition) return null;
        return context.WithCommonArguments(new LayerNode
        {
            Name = name ?? context.AutomaticName(definition.AutomaticName),
            Definition = definition,
            Config = entry,
            Origin = entry,
            IsStrict = true,
            ReadNested = nested => NestedReader.Read(nested, context),
        });
    }
}
