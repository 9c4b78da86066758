using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>The rows of a model with faults that neither have one nor follow from one.</summary>
internal static class SoundRows
{
    /// <summary>The rows, in the order in which the layers are written.</summary>
    public static ImmutableArray<LayerRow> Of(InferredModel model, ProblemList problems, SummaryOptions options, CancellationToken cancellation)
    {
        var graph = model.Graph;
        // In a ring nothing is inferred.
        if (model.Layers.Length < graph.Layers.Length) return [];
        var isSound = new bool[model.Layers.Length];
        var faults = new Faults(problems.All);
        for (var layer = 0; layer < isSound.Length; layer++)
            isSound[layer] = IsKnown(model.Layers[layer]) && !faults.Concern(graph.Layers[layer]);
        foreach (var (layer, call) in CallOrder.Of(graph).Calls)
            isSound[layer] &= graph.Calls[layer][call].Sources.All(source => source.Layer < 0 || isSound[source.Layer]);

        var rows = ImmutableArray.CreateBuilder<LayerRow>();
        for (var layer = 0; layer < isSound.Length; layer++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isSound[layer] && !(graph.IsSequential && graph.Layers[layer].Definition == InputLayer.Definition))
                rows.Add(SummaryBuilder.RowOf(model, layer, options, cancellation));
        }

        return rows.ToImmutable();
    }

    private static bool IsKnown(InferredLayer layer) => !layer.Outputs.IsEmpty && layer.Outputs.All(output => output is not null);

    /// <summary>Tells which layers faults are about: by the layer's name, or by a pointer into it.</summary>
    private sealed class Faults(IReadOnlyList<Problem> problems)
    {
        private readonly JsonPointers _pointers = new();
        private readonly HashSet<string?> _layers = [.. problems.Select(problem => problem.Layer)];

        public bool Concern(LayerNode layer) => _layers.Contains(layer.Name)
            || (_pointers.Of(layer.Origin) is { Length: > 0 } origin && problems.Any(problem => IsWithin(problem.Pointer, origin)));

        private static bool IsWithin(string pointer, string origin) =>
            pointer.StartsWith(origin, StringComparison.Ordinal) && (pointer.Length == origin.Length || pointer[origin.Length] == '/');
    }
}
