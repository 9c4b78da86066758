using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>A serialized layer: <c>{"class_name": …, "config": {…}}</c>.</summary>
internal static class Keras3Layer
{
    /// <summary>Whether a value looks like a serialized layer.</summary>
    public static bool Recognizes(Node entry) => entry["class_name"].IsText;

    /// <summary>The layer; null, with a problem, where its type is not known.</summary>
    public static LayerNode? Read(Node entry, ReadContext context)
    {
        var config = entry["config"];
        if (!entry.IsObject || !config.IsObject)
        {
            context.Problems.Add(new Problem { Key = "wrong_kind.serialized_layer", Pointer = entry.Pointer, Received = entry.Excerpt });
            return null;
        }

        var name = context.ReadName(config["name"]);
        if (context.FindType(entry["class_name"], entry, name) is not { } definition) return null;
        return context.WithCommonArguments(new LayerNode
        {
            Name = name ?? context.AutomaticName(definition.AutomaticName),
            Definition = definition,
            Config = config,
            Origin = entry,
            ReadNested = nested => NestedReader.Read(nested, context),
        });
    }
}
