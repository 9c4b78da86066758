using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>Gives the layers of a model the weights that its file keeps for them.</summary>
internal static class KeptWeights
{
    // A batch normalization's last weights, where they have numbers for names.
    private static readonly ImmutableArray<string> Averages = ["moving_mean", "moving_variance"];

    public static ModelGraph Give(ModelGraph model, ImmutableArray<StoredWeights> kept)
    {
        if (kept.IsEmpty) return model;
        var byLayer = kept.DistinctBy(weights => weights.Layer).ToDictionary(weights => weights.Layer, weights => weights.Weights);
        var stems = new Dictionary<string, int>();
        return model with { Layers = [.. model.Layers.Select(layer => Find(layer, byLayer, stems) is { } weights ? layer with { StoredWeights = WeightsOf(layer, weights) } : layer)] };
    }

    /// <summary>What is kept under a layer's name or, where a file of Keras 3 does not tell names, under its place among those of its class.</summary>
    private static ImmutableArray<StoredWeight>? Find(LayerNode layer, Dictionary<string, ImmutableArray<StoredWeight>> byLayer, Dictionary<string, int> stems)
    {
        var stem = layer.Definition?.AutomaticName ?? NamingRule.Keras3.StemOf(layer.Type);
        var number = stems.GetValueOrDefault(stem);
        stems[stem] = number + 1;
        return byLayer.TryGetValue(layer.Name, out var weights) || byLayer.TryGetValue(number == 0 ? $"layers/{stem}" : $"layers/{stem}_{number}", out weights)
            ? weights : null;
    }

    private static ImmutableArray<Weight> WeightsOf(LayerNode layer, ImmutableArray<StoredWeight> kept) =>
        [.. kept.Select((weight, i) => KeptWeight.Of(NameOf(layer, weight.Name, kept.Length - i), [.. weight.Shape.Select(size => new Axis("size", size))]))];

    /// <summary>The weight's own name: <c>dense/kernel:0</c> is <c>kernel</c>.</summary>
    private static string NameOf(LayerNode layer, string path, int fromEnd)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(":0", StringComparison.Ordinal)) name = name[..^2];
        var isNumbered = name.All(char.IsAsciiDigit);
        return isNumbered && layer.Definition?.Type == "BatchNormalization" && fromEnd <= Averages.Length ? Averages[^fromEnd] : name;
    }
}
