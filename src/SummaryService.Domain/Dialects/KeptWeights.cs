using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>Gives the layers of a model the weights that its file keeps for them.</summary>
internal static class KeptWeights
{
    public static ModelGraph Give(ModelGraph model, ImmutableArray<StoredWeights> kept)
    {
        if (kept.IsEmpty) return model;
        var byLayer = kept.DistinctBy(weights => weights.Layer).ToDictionary(weights => weights.Layer);
        return model with
        {
            Layers = [.. model.Layers.Select(layer => byLayer.TryGetValue(layer.Name, out var weights) ? layer with { StoredWeights = WeightsOf(weights) } : layer)],
        };
    }

    private static ImmutableArray<Weight> WeightsOf(StoredWeights kept) =>
        [.. kept.Weights.Select(weight => KeptWeight.Of(NameOf(weight.Name), [.. weight.Shape.Select(size => new Axis("size", size))]))];

    /// <summary>The weight's own name: <c>dense/kernel:0</c> is <c>kernel</c>.</summary>
    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
