using System.Collections.Immutable;
using System.Globalization;

namespace SummaryService.Api.Problems;

/// <summary>A sentence that is said in no language yet: its key and its values. Or a text that somebody else has put into words.</summary>
internal sealed class Phrase
{
    private readonly string _text;
    private readonly ImmutableArray<(string Name, object Value)> _values;

    private Phrase(string text, ImmutableArray<(string Name, object Value)> values) => (_text, _values) = (text, values);

    /// <summary>A sentence of the words, with what its placeholders stand for: numbers, names, or phrases.</summary>
    public static Phrase Of(string key, params ReadOnlySpan<(string Name, object Value)> values) => new(key, [.. values]);

    /// <summary>A text as it is.</summary>
    public static Phrase Literal(string text) => new(text, default);

    /// <summary>The sentence in a language.</summary>
    public string In(string language)
    {
        if (_values.IsDefault) return _text;
        var sentence = RefusalWords.In(language)[_text];
        foreach (var (name, value) in _values)
        {
            var said = value is Phrase phrase ? phrase.In(language) : string.Create(CultureInfo.InvariantCulture, $"{value}");
            sentence = sentence.Replace($"{{{name}}}", said, StringComparison.Ordinal);
        }

        return sentence;
    }
}
