using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Explanations;

/// <summary>The words of explanations in a language: data files beside this code, which are embedded in the assembly.</summary>
internal sealed class ExplanationWords
{
    private static readonly FrozenDictionary<string, ExplanationWords> Languages =
        new[] { "en", "zh-CN" }.ToFrozenDictionary(language => language, language => new ExplanationWords(language));

    private readonly FrozenDictionary<string, TermWords> _terms;
    private readonly FrozenDictionary<string, string> _sentences;

    private ExplanationWords(string language)
    {
        Language = language;
        _terms = Read(language, "terms", ExplanationWordsJson.Default.DictionaryStringTermWords);
        _sentences = Read(language, "sentences", ExplanationWordsJson.Default.DictionaryStringString);
    }

    /// <summary>The languages that there are.</summary>
    public static IEnumerable<string> Known => Languages.Keys;

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The sentences that there are words for.</summary>
    public IEnumerable<string> Sentences => _sentences.Keys;

    /// <summary>The terms that there are words for.</summary>
    public IEnumerable<string> Terms => _terms.Keys;

    /// <summary>The words of a language, or the English ones.</summary>
    public static ExplanationWords In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];

    /// <summary>What a term of a formula is called.</summary>
    public TermWords Term(string meaning)
    {
        if (_terms.TryGetValue(meaning, out var words)) return words;
        // Terms with a part that is not known beforehand: an equation's letter, or an axis whose numbers share bytes.
        var space = meaning.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !_terms.TryGetValue(meaning[..space], out var pattern) || !pattern.Name.Contains("{of}", StringComparison.Ordinal)) return new(meaning, meaning);
        var rest = meaning[(space + 1)..];
        var (name, each) = _terms.TryGetValue(rest, out var inner) ? (inner.Name, inner.Each) : (rest, rest);
        return new(Fill(pattern.Name, ("of", name)), Fill(pattern.Each, ("of", each)));
    }

    /// <summary>What an axis is called, with its blocks where it has any.</summary>
    public string Axis(Axis axis) => axis.Blocks == 0 ? Term(axis.Meaning).Name : $"{Term("blocks").Name} × {Term(axis.Meaning).Name}";

    /// <summary>Whether there is such a sentence.</summary>
    public bool Has(string key) => _sentences.ContainsKey(key);

    /// <summary>A sentence with its values put in.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Fill(_sentences[key], values);

    /// <summary>Things in a row: one, two and three.</summary>
    public string List(IReadOnlyList<string> items) => List(items, "list.last");

    /// <summary>The same of shapes, which are set off from the words around them.</summary>
    public string Shapes(IReadOnlyList<string> items) => List(items, "list.last_shape");

    private string List(IReadOnlyList<string> items, string last) => items.Count < 2
        ? string.Concat(items)
        : Say(last, ("first", string.Join(_sentences["list.comma"], items.Take(items.Count - 1))), ("last", items[^1]));

    private static string Fill(string template, params ReadOnlySpan<(string Name, object Value)> values)
    {
        // In one pass: a value, such as a layer's name, may look like a placeholder itself.
        var text = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open && open >= 0)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(Text(Find(rest[(open + 1)..close], values)));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    // In a sentence thousands are set off, as Keras prints them.
    private static string? Text(object value) => value is Int128 or long
        ? string.Create(CultureInfo.InvariantCulture, $"{value:N0}")
        : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static object Find(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var value in values)
        {
            if (name.SequenceEqual(value.Name)) return value.Value;
        }

        throw new InvalidOperationException($"A sentence has no value for {name}.");
    }

    private static FrozenDictionary<string, T> Read<T>(string language, string file, JsonTypeInfo<Dictionary<string, T>> type)
    {
        using var stream = typeof(ExplanationWords).Assembly.GetManifestResourceStream($"Explanations/{language}/{file}")
            ?? throw new InvalidOperationException($"The assembly has no {file} in {language}.");
        return JsonSerializer.Deserialize(stream, type)!.ToFrozenDictionary();
    }
}

/// <summary>A term of a formula in words.</summary>
/// <param name="Name">Its name in a formula: filters.</param>
/// <param name="Each">One of what it counts: filter.</param>
internal sealed record TermWords(string Name, string Each);

/// <summary>Reads the words without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, TermWords>))]
internal sealed partial class ExplanationWordsJson : JsonSerializerContext;
