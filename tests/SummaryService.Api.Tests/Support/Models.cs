using System.IO.Compression;
using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;

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

    /// <summary>Whether every layer is one of Keras's; the weights of others are nowhere to be known from.</summary>
    public static bool HasKnownLayersOnly(JsonNode model) => model["config"]!["layers"]!.AsArray().All(layer =>
        layer!["config"]!["layers"] is not null ? HasKnownLayersOnly(layer)
        : ((string)layer["module"]!).StartsWith("keras.src.ops", StringComparison.Ordinal) || LayerCatalogue.Find((string)layer["class_name"]!) is not null);
}
