using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SummaryService.Api.Problems;

/// <summary>The words of what the HTTP layer refuses, in every language.</summary>
internal static class RefusalWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        ProblemLanguage.All.ToFrozenDictionary(language => language, Read);

    /// <summary>The words of a language, by their keys.</summary>
    public static FrozenDictionary<string, string> In(string language) => Languages.GetValueOrDefault(language) ?? Languages[ProblemLanguage.All[0]];

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = typeof(RefusalWords).Assembly.GetManifestResourceStream($"Words/{language}/refusals")
            ?? throw new InvalidOperationException($"The service has no words in {language}.");
        return JsonSerializer.Deserialize(stream, RefusalJson.Default.DictionaryStringString)!.ToFrozenDictionary();
    }
}

/// <summary>Reads the words without reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RefusalJson : JsonSerializerContext;
