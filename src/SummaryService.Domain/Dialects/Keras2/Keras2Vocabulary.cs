using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Legacy;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>The classes of Keras 2, whose arguments mostly have the names that they have in Keras 3.</summary>
internal static class Keras2Vocabulary
{
    private static readonly Spelling Same = new(argument => argument) { IsOld = true };
    private static readonly Spelling OfInput = Same with { NameOf = argument => argument == "batch_shape" ? "batch_input_shape" : argument };

    public static KnownClass Find(Node entry, string name)
    {
        if (name == "Merge") return Merges.Find(entry["config"]);
        var definition = LegacyCatalogue.Find(name);
        var isInput = definition == InputLayer.Definition && entry["config"]["batch_input_shape"].Exists;
        return new(definition, isInput ? OfInput : Same);
    }
}
