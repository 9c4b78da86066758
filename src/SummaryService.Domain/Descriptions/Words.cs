using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SummaryService.Domain.Descriptions;

/// <summary>What layers and their arguments mean, in a language.</summary>
internal sealed class Words
{
    /// <summary>In place of a layer type: an argument that every layer has.</summary>
    public const string AnyLayer = "*";

    private static readonly FrozenDictionary<string, Words> Languages = new[] { "en", "zh-CN" }.ToFrozenDictionary(language => language, language => new Words(language));

    private readonly FrozenDictionary<string, string> _arguments;
    private readonly FrozenDictionary<string, LayerWords> _layers;
    private readonly FrozenDictionary<string, string> _families;

    private Words(string language)
    {
        Language = language;
        _families = Resource.Read($"{language}/families", WordsJson.Default.DictionaryStringString).ToFrozenDictionary();
        _arguments = Resource.Read($"{language}/arguments", WordsJson.Default.DictionaryStringString).ToFrozenDictionary();
        _layers = Resource.Read($"{language}/layers", WordsJson.Default.RuleWordsArray)
            .SelectMany(rule => rule.Summaries.Select(layer => KeyValuePair.Create(layer.Key, new LayerWords(layer.Value, rule.Input, rule.Output))))
            .ToFrozenDictionary();
    }

    /// <summary>The languages that there are.</summary>
    public static IEnumerable<string> Known => Languages.Keys;

    /// <summary>The words of a language, or the English ones.</summary>
    public static Words In(string language) => Languages.GetValueOrDefault(language) ?? Languages["en"];

    /// <summary>The language.</summary>
    public string Language { get; }

    /// <summary>The arguments that there are words for: by name, or by layer and name where the meaning differs.</summary>
    public IEnumerable<string> Arguments => _arguments.Keys;

    /// <summary>The layer types that there are words for.</summary>
    public IEnumerable<string> Layers => _layers.Keys;

    /// <summary>What a family of layers is called.</summary>
    public string Family(string name) => _families[name];

    /// <summary>What a layer type does, takes and gives.</summary>
    public LayerWords Layer(string type) => _layers.GetValueOrDefault(type) ?? new("", "", "");

    /// <summary>What an argument is for.</summary>
    public string Argument(string type, string name) =>
        _arguments.GetValueOrDefault($"{type}.{name}") ?? _arguments.GetValueOrDefault(name, "");
}

/// <summary>A layer type in words.</summary>
internal sealed record LayerWords(string Summary, string Input, string Output);

/// <summary>Layer types that share a rule, each with its summary.</summary>
internal sealed record RuleWords(string Input, string Output, Dictionary<string, string> Summaries);

/// <summary>Reads the words and the examples without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(RuleWords[]))]
[JsonSerializable(typeof(Dictionary<string, ExampleParts>))]
internal sealed partial class WordsJson : JsonSerializerContext;
