using System.Collections.Immutable;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Makes a list of layers a chain: each is called once, on what the one before it gives.</summary>
internal static class Chain
{
    /// <summary>The layers with their calls; without calls, where the first is no input.</summary>
    /// <param name="layers">The layers; null for one that could not be read, after which nobody knows what comes in.</param>
    /// <param name="context">Where problems go.</param>
    public static ImmutableArray<LayerNode> Of(List<LayerNode?> layers, ReadContext context)
    {
        ReportDuplicates(layers.OfType<LayerNode>(), context);
        var chained = ImmutableArray.CreateBuilder<LayerNode>(layers.Count);
        var isFed = layers is [{ } first, ..] && first.Definition == InputLayer.Definition;
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] is not { } layer)
            {
                isFed = false;
                continue;
            }

            if (i > 0 && layer.Definition == InputLayer.Definition)
                context.Problems.Add(new Problem { Key = "misplaced_input", Pointer = layer.Origin.Pointer, Layer = layer.Name });
            chained.Add(isFed ? layer with { Calls = i == 0 ? [[]] : [[new TensorSource(i - 1)]] } : layer);
        }

        return chained.ToImmutable();
    }

    private static void ReportDuplicates(IEnumerable<LayerNode> layers, ReadContext context)
    {
        var seen = new HashSet<string>();
        foreach (var layer in layers)
        {
            if (seen.Add(layer.Name)) continue;
            context.Problems.Add(new Problem
            {
                Key = "duplicate_name",
                Pointer = (layer.Config["name"] is { Exists: true } name ? name : layer.Origin).Pointer,
                Layer = layer.Name,
                Received = layer.Config["name"].Excerpt,
                Values = [new("name", layer.Name)],
            });
        }
    }
}
