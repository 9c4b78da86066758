using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <content>Values that a layer's own rule looks at.</content>
public sealed partial class ConfigReader
{
    /// <summary>Whether an argument is given and not null, whoever reads it.</summary>
    internal bool Has(string name) => Written(name).HasValue;

    /// <summary>Whether an argument is given as null, where null is not what it is by default.</summary>
    internal bool IsNull(string name) => Written(name).Kind == NodeKind.Null;

    /// <summary>Anything, for the layer's own rule to look at; a missing node where nothing is given.</summary>
    internal Node Value(string name, string? orElse = null, bool isRequired = false)
    {
        _record?.Add(new(name, ArgumentKind.Any, isRequired) { Default = orElse });
        return isRequired ? Required(name) : Take(name);
    }

    /// <summary>One of a few words, or code of the author's own, which Keras serializes as an object.</summary>
    internal void ChoiceOrCode(string name, params ReadOnlySpan<string> choices)
    {
        if (Written(name).IsObject) Take(name);
        else Choice(name, choices);
    }

    /// <summary>A list of words or numbers, which is not empty; a text, which is the name of a file; a missing node for nothing.</summary>
    internal Node Vocabulary(string name)
    {
        _record?.Add(new(name, ArgumentKind.Vocabulary, IsRequired: false));
        var value = Take(name);
        if (!value.Exists || value.IsText) return value;
        if (!value.IsArray) Report(name, "wrong_kind.vocabulary");
        else if (value.ItemCount == 0) Report(name, "missing_argument.entries");
        return value;
    }

    /// <summary>A whole number that Keras saves with the layer, though nobody gives it.</summary>
    internal long? Saved(string name) => Take(name).TryGetInteger(out var value) && value >= 0 ? value : null;
}
