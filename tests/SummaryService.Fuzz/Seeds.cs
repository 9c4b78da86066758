using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SummaryService.Domain;
using SummaryService.Domain.Layers;

namespace SummaryService.Fuzz;

/// <summary>What the fuzzer starts from: the small ones of the tests' cases, in every dialect, and the words that architectures are made of.</summary>
internal static class Seeds
{
    // A fuzzer that has to choose among many bytes hits few that matter.
    private const int MostBytes = 3_000;

    private static readonly string[] Keys =
        ["type", "layers", "name", "inputs", "calls", "outputs", "input_shape", "class_name", "config", "batch_shape", "inbound_nodes"];

    private static readonly string[] Values = ["null", "true", "-1", "0", "9223372036854775807", "1e308", "[[", "]]", "},{"];

    /// <summary>Writes a folder <c>seeds</c> and a dictionary <c>words.dict</c>.</summary>
    public static int Write(string cases, string folder)
    {
        var seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
        var count = 0;
        foreach (var seed in All(cases).Where(seed => seed.Length is > 0 and <= MostBytes))
            File.WriteAllBytes(Path.Combine(seeds, $"{count++:0000}"), seed);
        File.WriteAllLines(Path.Combine(folder, "words.dict"), Words().Distinct().Order(StringComparer.Ordinal).Select(word => $"\"{word}\""));
        Console.WriteLine($"{count} seeds");
        return 0;
    }

    private static IEnumerable<byte[]> All(string cases) =>
    [
        .. Directory.GetFiles(Path.Combine(cases, "models"), "*.json.gz").Order(StringComparer.Ordinal).SelectMany(file => InEveryDialect(JsonNode.Parse(Text(file))!["model_json"]!)),
        .. Lines(cases, "models/operators.ndjson.gz").Where((_, i) => i % 8 == 0).SelectMany(row => InEveryDialect(row["model_json"]!)),
        .. Lines(cases, "dialects/keras1.ndjson", "dialects/keras2.ndjson", "dialects/tfjs.ndjson", "dialects/wrapped.ndjson").Select(row => Bytes(row["body"]!)),
        .. Lines(cases, "dialects/strangers.ndjson").Where(row => row["bytes"] is not null).Select(row => Convert.FromHexString((string)row["bytes"]!)),
        .. Lines(cases, "invalid/bodies.ndjson", "invalid/layers.ndjson").Select(row => Bytes(row["body"]!)),
        .. Lines(cases, "operations/simple.ndjson").Select(row => Bytes(row["model"]!)),
        .. Lines(cases, "layers/sweep.ndjson.gz").GroupBy(row => (string)row["class_name"]!).Select(rows => Layer(rows.First())),
        .. Directory.GetFiles(Path.Combine(cases, "files", "own"), "*.keras").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    private static IEnumerable<byte[]> InEveryDialect(JsonNode model)
    {
        var bytes = Bytes(model);
        yield return bytes;
        foreach (var target in Converter.Targets.Where(target => target != "keras3"))
        {
            var converted = Converter.Convert(new ModelFile { Architecture = bytes }, target);
            // Without the white space, which the fuzzer would waste its time on.
            if (converted.IsSuccess) yield return Bytes(JsonNode.Parse(converted.Value.Json.Span)!);
        }
    }

    private static byte[] Layer(JsonNode row)
    {
        var layer = new JsonObject { ["type"] = (string)row["class_name"]! };
        foreach (var (name, value) in row["kwargs"]!.AsObject())
            layer[name] = value?.DeepClone();
        return Bytes(new JsonObject { ["layer"] = layer, ["inputs"] = row["input_shapes"]!.DeepClone() });
    }

    private static IEnumerable<string> Words() =>
    [
        .. LayerCatalogue.All.SelectMany(layer => layer.Arguments.Select(argument => Key(argument.Name)).Append(Quoted(layer.Type))),
        .. LayerCatalogue.All.SelectMany(layer => layer.Arguments.SelectMany(argument => argument.Choices)).Select(Quoted),
        .. Keys.Select(Key),
        .. Values,
    ];

    private static string Key(string name) => $"{Quoted(name)}:";

    private static string Quoted(string word) => $"\\\"{word}\\\"";

    private static IEnumerable<JsonNode> Lines(string cases, params string[] files) => files
        .SelectMany(file => Text(Path.Combine(cases, file)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => JsonNode.Parse(line)!);

    private static byte[] Bytes(JsonNode body) =>
        body.GetValueKind() == JsonValueKind.String ? Encoding.UTF8.GetBytes((string)body!) : JsonSerializer.SerializeToUtf8Bytes(body);

    private static string Text(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
