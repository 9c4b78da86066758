using System.Globalization;
using System.Numerics;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>What stands out in a model: a small list of rules.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>dominant_layer</c>: a layer with half of the parameters or more.</item>
/// <item><c>dense_after_flatten</c>: the same for a Dense right after Flatten, with what a global pooling in its place would need.</item>
/// <item><c>bias_before_normalization</c>: a bias that the normalization after it takes away again.</item>
/// <item><c>nothing_trained</c>: parameters, but none that training changes.</item>
/// <item><c>largest_output</c>: a layer whose outputs are half of the memory of all outputs or more, in a model of five layers or more.</item>
/// </list>
/// </remarks>
internal static class Observations
{
    private const decimal Half = 0.5m;
    private const int FewLayers = 5;

    public static IEnumerable<Observation> Of(ModelSummary summary, ExplanationWords words, CancellationToken cancellation)
    {
        var (rows, totals) = (summary.Layers, summary.Totals);
        if (totals.Params > 0 && totals.Trainable == 0) yield return new("nothing_trained", null, words.Say("observe.nothing_trained", ("params", totals.Params)));
        var (places, uses) = (Places(summary), Uses(summary));
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = Before(row, summary, places);
            if (rows.Length > 1 && ModelExplainer.Share(row.Params, totals.Params) >= Half)
            {
                yield return AfterFlatten(row, before, summary, places, words)
                    ?? new("dominant_layer", row.Name, words.Say("observe.dominant_layer", ("percent", Percent(row.Params, totals.Params, words)), ("layer", row.Name), ("params", row.Params)));
            }

            if (row.Type == "BatchNormalization" && before is not null && IdleBias(before, row, summary.Type == "Sequential" ? null : uses) is { } bias)
                yield return new("bias_before_normalization", before.Name, words.Say("observe.bias", ("layer", before.Name), ("next", row.Name), ("params", bias)));
            if (rows.Length >= FewLayers && row.Cost is { } own && totals.Cost is { } all && ModelExplainer.Share(own.ActivationBytes, all.ActivationBytes) >= Half)
                yield return new("largest_output", row.Name, words.Say("observe.largest_output", ("percent", Percent(own.ActivationBytes, all.ActivationBytes, words)), ("layer", row.Name), ("bytes", own.ActivationBytes)));
        }
    }

    /// <summary>A Dense right after Flatten, of (…, channels), which a mean over the positions would make small.</summary>
    private static Observation? AfterFlatten(
        LayerRow row, LayerRow? before, ModelSummary summary, Dictionary<string, int> places, ExplanationWords words)
    {
        if (row.Type != "Dense" || before is not { Type: "Flatten", Derivation.Inputs: [{ Shape: { Rank: > 2 } x }] }) return null;
        if (!x[^1].IsKnown || row.Output is not TensorSpec { Shape: var y }) return null;
        var channels = (Int128)x[^1].Size;
        var bias = row.Weights.Any(weight => weight.Role == WeightRole.Bias) ? 1 : 0;
        var pooled = (channels + bias) * y[^1].Size;
        return pooled >= row.Params ? null : new("dense_after_flatten", row.Name, words.Say(
            "observe.dense_after_flatten",
            ("percent", Percent(row.Params, summary.Totals.Params, words)), ("layer", row.Name), ("flatten", before.Name), ("params", row.Params),
            ("pooling", $"GlobalAveragePooling{x.Rank - 2}D"), ("pooled", $"{pooled}"), ("need", Percent(pooled, row.Params, words)),
            ("formula", $"({channels} + {bias}) × {y[^1]}")));
    }

    private static Dictionary<string, int> Places(ModelSummary summary)
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < summary.Layers.Length; i++)
            places.TryAdd(summary.Layers[i].Name, i);
        return places;
    }

    /// <summary>The only row that a row takes its input from; null where there are several or none.</summary>
    private static LayerRow? Before(LayerRow row, ModelSummary summary, Dictionary<string, int> places)
    {
        if (summary.Type == "Sequential") return places[row.Name] is > 0 and var place ? summary.Layers[place - 1] : null;
        return row.Calls is [{ Inputs: [var only] }] && places.TryGetValue(only.Layer, out var at) ? summary.Layers[at] : null;
    }

    /// <summary>The bias of a convolution that goes into a normalization of the same channels and nowhere else, with no activation between.</summary>
    private static Int128? IdleBias(LayerRow row, LayerRow normalization, Dictionary<string, int>? uses)
    {
        if (!row.Weights.Any(weight => weight.Role is WeightRole.Filters or WeightRole.GroupedFilters or WeightRole.DepthwiseFilters)
            || row.Weights is not [.., { Role: WeightRole.Bias } bias] || row.Cost is not { } cost) return null;
        if (normalization.Weights is not [var channels, ..] || channels.Params != bias.Params) return null;
        if (uses is not null && uses[row.Name] != 1) return null;
        // An activation is an operation for each output beside that of the bias, and would make the bias matter.
        var kernels = row.Params - bias.Params;
        return (cost.Flops - (2 * cost.Macs)) / bias.Params == cost.Macs / kernels ? bias.Params : null;
    }

    /// <summary>How often what each layer gives goes into another, or out of the model.</summary>
    private static Dictionary<string, int> Uses(ModelSummary summary)
    {
        var uses = new Dictionary<string, int>();
        foreach (var row in summary.Layers)
        {
            foreach (var source in row.ConnectedTo)
                uses[source.Layer] = uses.GetValueOrDefault(source.Layer) + 1;
        }

        foreach (var output in summary.Outputs)
            uses[output.Name] = uses.GetValueOrDefault(output.Name) + 1;
        return uses;
    }

    /// <summary>A part of a whole to a tenth of a percent; all of it is 100% and nothing else is.</summary>
    private static string Percent(Int128 part, Int128 whole, ExplanationWords words)
    {
        var tenths = (int)((((BigInteger)part * 2000) + whole) / ((BigInteger)whole * 2));
        if (tenths < 1) return words.Say("percent.least");
        if (part < whole) tenths = Math.Min(tenths, 999);
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)tenths / 10:0.#}%");
    }
}
