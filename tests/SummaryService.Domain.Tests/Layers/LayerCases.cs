using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Layers;

/// <summary>Layers as Keras has them: measured shapes, dtypes, weights and counts, one case a line.</summary>
internal static class LayerCases
{
    private static readonly Dictionary<string, JsonObject[]> Files = new[] { "keras-tests.ndjson.gz", "sweep.ndjson.gz", "rejects.ndjson.gz", "oddities-accepted.ndjson.gz" }
        .Concat(Directory.GetFiles(Cases.Path("layers"), "derived-*.ndjson").Select(path => Path.GetFileName(path)))
        .ToDictionary(file => file.Split('.')[0], file => Cases.Lines($"layers/{file}").Select(line => JsonNode.Parse(line)!.AsObject()).ToArray());

    /// <summary>The files whose numbers are derived from the documentation, because nothing was measured; a row says how.</summary>
    public static string[] Derived { get; } = [.. Files.Keys.Where(file => file.StartsWith("derived-", StringComparison.Ordinal))];

    public static JsonObject Get(string file, int line) => Files[file][line];

    public static string TypeOf(JsonObject row) => (string)(row["class_name"] ?? row["layer"]!["class_name"])!;

    /// <summary>The lines of a file whose layer is in the catalogue, and every layer inside it too.</summary>
    public static IEnumerable<(int Line, JsonObject Row)> Known(string file) =>
        All(file).Where(entry => LayerCatalogue.Find(TypeOf(entry.Row)) is not null && !IsForeignInside(entry.Row));

    /// <summary>The lines of a file whose layer is in the catalogue, but one inside it is not.</summary>
    public static IEnumerable<(int Line, JsonObject Row)> ForeignInside(string file) =>
        All(file).Where(entry => LayerCatalogue.Find(TypeOf(entry.Row)) is not null && IsForeignInside(entry.Row));

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
        // Rows that nobody measured may leave the weights' names open.
        var weights = row["weights"]!.AsArray();
        var isNamed = weights.All(weight => weight!["name"] is not null);
        var expected = string.Join("; ", Tensors(row["outputs"]!).Select(tensor => $"{Shape(tensor["shape"]!)} {tensor["dtype"]}"))
            + $" | {row["params"]!["total"]} = {row["params"]!["trainable"]} + {row["params"]!["non_trainable"]} | "
            + Sorted(weights.Select(weight => $"{Shape(weight!["shape"]!)} {weight["dtype"]} {weight["name"]} {((bool)weight["trainable"]! ? "trained" : "fixed")}"));
        var got = string.Join("; ", (actual.Output?.Flatten() ?? []).Select(tensor => $"{Shape(tensor.Shape)} {tensor.DType}"))
            + $" | {actual.Params} = {actual.TrainableParams} + {actual.NonTrainableParams} | "
            + Sorted(actual.Weights.Select(weight => $"[{string.Join(",", weight.Axes.Select(axis => axis.Size))}] {weight.DType} {(isNamed ? weight.Name : "")} {(weight.Trainable ? "trained" : "fixed")}"));
        return (expected, got);
    }

    private static IEnumerable<(int Line, JsonObject Row)> All(string file) => Files[file].Select((row, line) => (line, row));

    private static bool IsForeignInside(JsonObject row) =>
        Objects(row["layer"]).Concat(Objects(row["kwargs"])).Any(part =>
            part["config"] is JsonObject config && config.ContainsKey("trainable")
            && part["class_name"] is { } type && LayerCatalogue.Find((string)type!) is null);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(property => Objects(property.Value)).Prepend(part),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

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
