using System.Collections.Frozen;
using System.Text.Json;

namespace SummaryService.Domain.Descriptions;

/// <summary>A layer of each type with inputs that fit, to show what it does.</summary>
internal static class Examples
{
    private static readonly FrozenDictionary<string, (string Layer, string? Inputs)> ByType = Resource
        .Read("examples", WordsJson.Default.DictionaryStringExampleParts)
        .ToFrozenDictionary(entry => entry.Key, entry => (WithType(entry.Key, entry.Value.Layer), entry.Value.Inputs?.GetRawText()));

    public static IEnumerable<string> Types => ByType.Keys;

    /// <summary>The layer and its inputs as JSON; null for a type that cannot be shown by itself.</summary>
    public static (string Layer, string? Inputs)? Find(string type) => ByType.TryGetValue(type, out var found) ? found : null;

    private static string WithType(string type, JsonElement arguments)
    {
        var rest = arguments.GetRawText()[1..].TrimStart();
        return rest == "}" ? $$"""{"type": "{{type}}"}""" : $$"""{"type": "{{type}}", {{rest}}""";
    }
}

/// <summary>An example as the file has it: the arguments without the type, and the inputs.</summary>
internal sealed record ExampleParts(JsonElement Layer, JsonElement? Inputs = null);
