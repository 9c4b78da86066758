using System.Collections.Immutable;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Inference;

/// <summary>What can be wrong with a graph once its references are known.</summary>
internal static class GraphFaults
{
    private const int MostNames = 12;

    /// <summary>Layers that feed each other in a ring.</summary>
    public static Problem Cycle(ModelGraph model, ImmutableArray<int> cycle)
    {
        var names = cycle.Append(cycle[0]).Select(layer => model.Layers[layer].Name).ToList();
        var shown = names.Count <= MostNames ? names : [.. names[..(MostNames / 2)], "…", .. names[^(MostNames / 2)..]];
        var first = model.Layers[cycle[0]];
        return new Problem
        {
            Key = "cycle",
            Pointer = (model.Calls[cycle[0]] is [{ Origin.Exists: true } call, ..] ? call.Origin : first.Origin).Pointer,
            Layer = first.Name,
            Values = [new("layers", string.Join(" → ", shown))],
        };
    }

    /// <summary>A tensor beyond what a layer gives.</summary>
    public static Problem NoSuchTensor(LayerNode layer, TensorSource source, int count) => new()
    {
        Key = "unknown_reference.tensor",
        Pointer = layer.Origin.Pointer,
        Layer = layer.Name,
        Values = [new("name", layer.Name), new("tensor", $"{source.Tensor}"), new("count", $"{count}"), new("last", $"{count - 1}")],
    };
}
