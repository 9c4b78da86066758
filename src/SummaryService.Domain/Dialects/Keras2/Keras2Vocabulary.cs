using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Legacy;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>The classes of Keras 2, whose arguments mostly have the names that they have in Keras 3.</summary>
internal static class Keras2Vocabulary
{
    private static readonly Spelling Same = new(argument => argument) { IsOld = true };

    /// <summary>The classes as they were in a release; those of TensorFlow where nobody tells the release.</summary>
    public static Vocabulary Of(string? release) => release is null || !StandaloneKeras.Wrote(release) ? Find : FindStandalone;

    public static KnownClass Find(Node entry, string name)
    {
        if (name == "Merge") return Merges.Find(entry["config"]);
        return new(LegacyCatalogue.Find(name), Same);
    }

    private static KnownClass FindStandalone(Node entry, string name)
    {
        var known = Find(entry, name);
        return known.Definition is { } definition ? known with { Definition = StandaloneKeras.Of(definition) } : known;
    }
}
