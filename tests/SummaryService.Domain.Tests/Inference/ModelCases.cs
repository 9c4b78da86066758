using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Applications;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Models with what Keras says of them: rows, connections, totals and texts.</summary>
internal static class ModelCases
{
    /// <summary>Every measured model.</summary>
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = Read();

    /// <summary>The models whose layers and operations are all known.</summary>
    public static IEnumerable<string> Names => All
        .Where(entry => Known(entry.Value["model_json"]!))
        .Select(entry => entry.Key)
        .Order(StringComparer.Ordinal);

    public static JsonObject Get(string name) => All[name];

    public static string Expected(JsonObject model)
    {
        var lines = model["layers"]!.AsArray().Select(layer =>
            $"{layer!["name"]} {layer["class_name"]} {layer["output_shape_text"]} {layer["params"]} {layer["trainable_params"] ?? 0} {layer["non_trainable_params"] ?? 0} {layer["trainable"] ?? "true"} "
            + Connections(model["connections"]?[(string)layer["name"]!]) + " "
            + string.Join(", ", (layer["weights"] ?? new JsonArray()).AsArray().Select(weight => $"{Unnumbered((string)weight![0]!)} [{string.Join(",", weight[1]!.AsArray())}] {weight[2]}")));
        var totals = model["params"]!;
        return string.Join('\n', [
            $"{model["name"]} {model["class_name"]}",
            .. lines,
            $"{totals["total"] ?? 0} {totals["trainable"]} {totals["non_trainable"]} {(Int128)(double)totals["trainable_bytes"]!} {(Int128)(double)totals["non_trainable_bytes"]!}",
            // Keras has no inputs and outputs to measure where a model was never built.
            model["inputs"] is null ? "" : Tensors(model["inputs"]!),
            model["outputs"] is null ? "" : Tensors(model["outputs"]!),
        ]);
    }

    public static string Actual(ModelSummary model, JsonObject measured)
    {
        var lines = model.Layers.Select(row =>
            $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.NonTrainableParams} {(row.Trainable ? "true" : "false")} "
            + string.Join(", ", row.ConnectedTo) + " "
            + string.Join(", ", row.Weights.Select(weight => $"{weight.Name.Split('/')[^1]} [{string.Join(",", weight.Axes.Select(axis => axis.Size))}] {weight.DType}")));
        return string.Join('\n', [
            $"{model.Name} {model.Type}",
            .. lines,
            $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable} {model.Totals.TrainableBytes} {model.Totals.NonTrainableBytes}",
            measured["inputs"] is null ? "" : Tensors(model.Inputs),
            measured["outputs"] is null ? "" : Tensors(model.Outputs),
        ]);
    }

    private static Dictionary<string, JsonObject> Read()
    {
        var files = new[] { "models", "applications" }
            .SelectMany(folder => Directory.GetFiles(Cases.Path(folder), "*.json.gz").Select(path => $"{folder}/{Path.GetFileName(path)}"))
            .Select(file => (Name: file[..^".json.gz".Length], Model: JsonNode.Parse(Cases.Text(file))!.AsObject()));
        var operators = Cases.Lines("models/operators.ndjson.gz")
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(model => (Name: $"operators/{model["case"]}", Model: model));
        return files.Concat(operators).ToDictionary(entry => entry.Name, entry => entry.Model);
    }

    private static bool Known(JsonNode model) => model["config"]!["layers"]!.AsArray().All(layer =>
        layer!["config"]!["layers"] is not null ? Known(layer)
        : IsOperation(layer) ? OperationCatalogue.Find((string)layer["class_name"]!) is not null
        : LayerCatalogue.Find((string)layer["class_name"]!) is not null || ApplicationLayers.Find((string)layer["class_name"]!) is not null);

    private static bool IsOperation(JsonNode layer) => ((string)layer["module"]!).StartsWith("keras.src.ops", StringComparison.Ordinal);

    // Keras numbers the variables that nobody named through the whole session, not through the model.
    private static string Unnumbered(string weight) => weight.StartsWith("variable_", StringComparison.Ordinal) ? "variable" : weight;

    private static string Connections(JsonNode? sources) => sources is not JsonArray list ? "" :
        string.Join(", ", list.Select(source => $"{source![0]}[{source[1]}][{source[2]}]"));

    private static string Tensors(IEnumerable<NamedTensor> tensors) =>
        string.Join("; ", tensors.Select(tensor => $"[{string.Join(",", tensor.Tensor.Shape.Dims.ToArray().Select(dim => dim.IsKnown ? $"{dim}" : ""))}] {tensor.Tensor.DType}"));

    private static string Tensors(JsonNode tensors) =>
        string.Join("; ", tensors.AsArray().Select(tensor => $"[{string.Join(",", tensor!["shape"]!.AsArray().Select(size => size?.ToJsonString() ?? ""))}] {tensor["dtype"]}"));
}
