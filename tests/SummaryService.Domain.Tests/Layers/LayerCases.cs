using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Layers;

/// <summary>Layers as Keras has them: measured shapes, dtypes, weights and counts, one case a line.</summary>
internal static class LayerCases
{
    private static readonly Dictionary<string, JsonObject[]> Files = new[] { "keras-tests", "sweep", "rejects", "oddities-accepted" }
        .Select(file => (Name: file, Path: $"layers/{file}.ndjson.gz"))
        .Concat(Directory.GetFiles(Cases.Path("layers"), "derived-*.ndjson").Select(path => (Name: Path.GetFileNameWithoutExtension(path), Path: $"layers/{Path.GetFileName(path)}")))
        .ToDictionary(file => file.Name, file => Cases.Lines(file.Path).Select(line => JsonNode.Parse(line)!.AsObject()).ToArray());

    /// <summary>The files whose rows nobody measured: each says how its numbers follow from the documentation.</summary>
    public static string[] Derived { get; } = [.. Files.Keys.Where(file => file.StartsWith("derived-", StringComparison.Ordinal))];

    public static JsonObject Get(string file, int line) => Files[file][line];

    public static string TypeOf(JsonObject row) => (string)(row["class_name"] ?? row["layer"]!["class_name"])!;

    /// <summary>The lines of a file whose layer is in the catalogue.</summary>
    public static IEnumerable<(int Line, JsonObject Row)> Known(string file) =>
        Files[file].Select((row, line) => (line, row)).Where(entry => LayerCatalogue.Find(TypeOf(entry.row)) is not null);

    /// <summary>The request for a layer as Keras serializes it.</summary>
    public static JsonObject Serialized(JsonObject row) => Request(row["layer"]!.DeepClone(), row["inputs"]!.DeepClone(), row);

    /// <summary>The request for the same layer as a person writes it.</summary>
    public static JsonObject Written(JsonObject row)
    {
        var layer = new JsonObject { ["type"] = TypeOf(row) };
        foreach (var (name, value) in row["kwargs"]!.AsObject())
            layer[name] = value?.DeepClone();
        return Request(layer, (row["inputs"] ?? row["input_shapes"])?.DeepClone(), row);
    }

    /// <summary>What the case expects and what the row says, as texts to compare.</summary>
    public static (string Expected, string Actual) Compare(JsonObject row, LayerRow actual)
    {
        var expected = string.Join("; ", Tensors(row["outputs"]!).Select(tensor => $"{Shape(tensor["shape"]!)} {tensor["dtype"]}"))
            + $" | {row["params"]!["total"]} = {row["params"]!["trainable"]} + {row["params"]!["non_trainable"]} | "
            + Sorted(row["weights"]!.AsArray().Select(weight => $"{Shape(weight!["shape"]!)} {weight["dtype"]} {((bool)weight["trainable"]! ? "trained" : "fixed")}"));
        var got = string.Join("; ", (actual.Output?.Flatten() ?? []).Select(tensor => $"{Shape(tensor.Shape)} {tensor.DType}"))
            + $" | {actual.Params} = {actual.TrainableParams} + {actual.NonTrainableParams} | "
            + Sorted(actual.Weights.Select(weight => $"[{string.Join(",", weight.Axes.Select(axis => axis.Size))}] {weight.DType} {(weight.Trainable ? "trained" : "fixed")}"));
        return (expected, got);
    }

    private static JsonObject Request(JsonNode layer, JsonNode? inputs, JsonObject row)
    {
        var request = new JsonObject { ["layer"] = layer, ["inputs"] = inputs };
        if (row["call_kwargs"] is JsonObject call) request["call"] = call.DeepClone();
        return request;
    }

    private static string Sorted(IEnumerable<string> texts) => string.Join("; ", texts.Order(StringComparer.Ordinal));

    private static string Shape(TensorShape shape) => $"[{string.Join(",", shape.Dims.ToArray().Select(dim => dim.IsKnown ? $"{dim}" : ""))}]";

    private static string Shape(JsonNode shape) => $"[{string.Join(",", shape.AsArray().Select(size => size?.ToJsonString() ?? ""))}]";

    private static IEnumerable<JsonObject> Tensors(JsonNode tree) => tree switch
    {
        JsonObject tensor when tensor.ContainsKey("shape") && tensor["shape"] is JsonArray => [tensor],
        JsonObject mapping => mapping.SelectMany(entry => Tensors(entry.Value!)),
        JsonArray list => list.SelectMany(item => Tensors(item!)),
        _ => [],
    };
}
