using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SummaryService.Domain.Problems;

/// <summary>The words of every problem, in every language.</summary>
public static class Messages
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, MessageTemplate>> Languages =
        new[] { "en", "zh-CN" }.ToFrozenDictionary(language => language, Load);

    /// <summary>The languages that problems are told in.</summary>
    public static IEnumerable<string> KnownLanguages => Languages.Keys;

    /// <summary>What is wrong, as a sentence.</summary>
    public static string Message(Problem problem, string language = "en") => Fill(Template(problem, language).Message, problem);

    /// <summary>What to do about it, as a sentence; null where the message says it all.</summary>
    public static string? Hint(Problem problem, string language = "en") =>
        Template(problem, language).Hint is { } hint ? Fill(hint, problem) : null;

    /// <summary>The keys that a language has words for.</summary>
    internal static IEnumerable<string> KeysOf(string language) => Languages[language].Keys;

    private static MessageTemplate Template(Problem problem, string language) =>
        Languages.TryGetValue(language, out var known) ? known[problem.Key] : Languages["en"][problem.Key];

    private static string Fill(string template, Problem problem)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open && open >= 0)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(Value(problem, rest[(open + 1)..close]));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private static string Value(Problem problem, ReadOnlySpan<char> name)
    {
        // The braces themselves, where a hint shows JSON.
        if (name is "open") return "{";
        if (name is "close") return "}";
        foreach (var value in problem.Values)
        {
            if (name.SequenceEqual(value.Key)) return value.Value;
        }

        throw new InvalidOperationException($"The message {problem.Key} has no value for {name}.");
    }

    private static FrozenDictionary<string, MessageTemplate> Load(string language)
    {
        var assembly = typeof(Messages).Assembly;
        var words = new Dictionary<string, MessageTemplate>();
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"Words/{language}/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(file)!;
            foreach (var (key, template) in JsonSerializer.Deserialize(stream, MessageJson.Default.DictionaryStringMessageTemplate)!)
                words.Add(key, template);
        }

        return words.ToFrozenDictionary();
    }
}

/// <summary>A message and a hint with placeholders in braces.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do.</param>
internal sealed record MessageTemplate(string Message, string? Hint);

/// <summary>Reads the words without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, MessageTemplate>))]
internal sealed partial class MessageJson : JsonSerializerContext;
