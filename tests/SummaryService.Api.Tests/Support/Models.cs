using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests.Support;

/// <summary>The measured models: what Keras writes for each, and what it prints.</summary>
internal static class Models
{
    /// <summary>The names of the models in a folder of the cases.</summary>
    public static IEnumerable<string> In(string folder) => Directory
        .GetFiles(Cases.Path(folder), "*.json.gz")
        .Select(path => $"{folder}/{System.IO.Path.GetFileName(path)[..^".json.gz".Length]}")
        .Order(StringComparer.Ordinal);

    public static JsonObject Read(string name)
    {
        using var file = File.OpenRead(Cases.Path($"{name}.json.gz"));
        using var json = new GZipStream(file, CompressionMode.Decompress);
        return JsonNode.Parse(json)!.AsObject();
    }
}
