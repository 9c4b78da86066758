using System.Collections.Immutable;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Makes a list of layers a chain: each is called once, on what the one before it gives.</summary>
internal static class Chain
{
    /// <summary>The layers with their calls; without calls, where the first is no input.</summary>
    public static ImmutableArray<LayerNode> Of(List<LayerNode> layers, ReadContext context)
    {
        ReportDuplicates(layers, context);
        if (layers.Count == 0 || layers[0].Definition != InputLayer.Definition) return [.. layers];
        var chained = ImmutableArray.CreateBuilder<LayerNode>(layers.Count);
        for (var i = 0; i < layers.Count; i++)
        {
            if (i > 0 && layers[i].Definition == InputLayer.Definition)
                context.Problems.Add(new Problem { Key = "misplaced_input", Pointer = layers[i].Origin.Pointer, Layer = layers[i].Name });
            chained.Add(layers[i] with { Calls = i == 0 ? [[]] : [[new TensorSource(i - 1)]] });
        }

        return chained.MoveToImmutable();
    }

    private static void ReportDuplicates(List<LayerNode> layers, ReadContext context)
    {
        var seen = new HashSet<string>(layers.Count);
        foreach (var layer in layers)
        {
            if (seen.Add(layer.Name)) continue;
            context.Problems.Add(new Problem
            {
                Key = "duplicate_name",
                Pointer = (layer.Config["name"] is { Exists: true } name ? name : layer.Origin).Pointer,
                Layer = layer.Name,
                Values = [new("name", layer.Name)],
            });
        }
    }
}
