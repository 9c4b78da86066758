using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Models with what Keras says of them.</summary>
internal static class ModelCases
{
    private static readonly Dictionary<string, JsonObject> Files = Directory.GetFiles(Cases.Path("models"), "*.json.gz")
        .Select(path => Path.GetFileName(path))
        .ToDictionary(file => file[..^".json.gz".Length], file => JsonNode.Parse(Cases.Text($"models/{file}"))!.AsObject());

    /// <summary>The models whose class and layers are known.</summary>
    public static IEnumerable<string> Names => Files
        .Where(file => (string)file.Value["class_name"]! == "Sequential"
            && file.Value["layers"]!.AsArray().All(layer => LayerCatalogue.Find((string)layer!["class_name"]!) is not null))
        .Select(file => file.Key)
        .Order(StringComparer.Ordinal);

    public static JsonObject Get(string name) => Files[name];

    public static string Expected(JsonObject model)
    {
        var lines = model["layers"]!.AsArray().Select(layer =>
            $"{layer!["name"]} {layer["class_name"]} {layer["output_shape_text"]} {layer["params"]} {layer["trainable_params"]} {layer["non_trainable_params"]} {layer["trainable"]} "
            + string.Join(", ", layer["weights"]!.AsArray().Select(weight => $"{weight![0]} [{string.Join(",", weight[1]!.AsArray())}] {weight[2]}")));
        var totals = model["params"]!;
        return string.Join('\n', [
            $"{model["name"]} {model["class_name"]}",
            .. lines,
            $"{totals["total"] ?? 0} {totals["trainable"]} {totals["non_trainable"]} {(Int128)(double)totals["trainable_bytes"]!} {(Int128)(double)totals["non_trainable_bytes"]!}",
            // Keras has no inputs and outputs to measure where a model was never built.
            model["inputs"] is null ? "" : Tensors(model["inputs"]),
            model["outputs"] is null ? "" : Tensors(model["outputs"]),
        ]);
    }

    public static string Actual(ModelSummary model, JsonObject measured)
    {
        var lines = model.Layers.Select(row =>
            $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.NonTrainableParams} {(row.Trainable ? "true" : "false")} "
            + string.Join(", ", row.Weights.Select(weight => $"{weight.Name.Split('/')[^1]} [{string.Join(",", weight.Axes.Select(axis => axis.Size))}] {weight.DType}")));
        return string.Join('\n', [
            $"{model.Name} {model.Type}",
            .. lines,
            $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable} {model.Totals.TrainableBytes} {model.Totals.NonTrainableBytes}",
            measured["inputs"] is null ? "" : Tensors(model.Inputs),
            measured["outputs"] is null ? "" : Tensors(model.Outputs),
        ]);
    }

    private static string Tensors(IEnumerable<NamedTensor> tensors) =>
        string.Join("; ", tensors.Select(tensor => $"[{string.Join(",", tensor.Tensor.Shape.Dims.ToArray().Select(dim => dim.IsKnown ? $"{dim}" : ""))}] {tensor.Tensor.DType}"));

    private static string Tensors(JsonNode? tensors) => tensors is not JsonArray list ? "" :
        string.Join("; ", list.Select(tensor => $"[{string.Join(",", tensor!["shape"]!.AsArray().Select(size => size?.ToJsonString() ?? ""))}] {tensor["dtype"]}"));
}
