using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Flow;

/// <summary>Makes the stages of a flow: one a layer in the order of the rows, and the input that a chain does not show as a layer.</summary>
internal static class StageBuilder
{
    private const int MostSources = 3;

    public static List<Stage> Of(ModelSummary summary, DiagramGraph graph, DiagramOptions options, DiagramWords words, CancellationToken cancellation)
    {
        var channelsFirst = HasChannelsFirst(graph);
        var sources = graph.Edges.ToLookup(edge => edge.To, edge => edge.From);
        var stages = HiddenInputs(summary).Select(row => Stage(row, null, followsLast: false, [])).ToList();
        var isChain = graph.Edges.All(edge => edge.To == edge.From + 1) && graph.Edges.Length == Math.Max(0, graph.Nodes.Length - 1);
        for (var node = 0; node < graph.Nodes.Length; node++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (row, from) = (graph.Nodes[node].Row, sources[node].ToArray());
            var followsLast = node == 0 ? stages.Count == 1 : from.Contains(node - 1);
            stages.Add(Stage(row, graph.Nodes[node].Index, followsLast, isChain ? [] : Whereabouts(row, node, from)));
        }

        return stages;

        Stage Stage(LayerRow row, int? index, bool followsLast, IEnumerable<string> whereabouts)
        {
            var below = new List<string>();
            if (options.ShowShapes) below.Add(ShapeOf(row));
            if (options.ShowParams && row.Type != "InputLayer") below.Add(words.Parameters(row));
            below.AddRange(whereabouts);
            return new(row, index, Glyph.Of(Tensor(row)?.Shape, channelsFirst), followsLast, Operation(row), below);
        }

        // What tells the stages of a graph apart, and where a tensor comes from that is not the one before.
        IEnumerable<string> Whereabouts(LayerRow row, int node, int[] from)
        {
            yield return row.Name;
            if (from.Length == 0 || (from is [var only] && only == node - 1)) yield break;
            var names = from.Take(MostSources).Select(source => graph.Nodes[source].Row.Name);
            yield return words.From(from.Length > MostSources ? names.Append("…") : names);
        }
    }

    private static IEnumerable<LayerRow> HiddenInputs(ModelSummary summary) => summary.Layers.All(row => row.Calls.IsEmpty)
        ? summary.Inputs.Select(input => new LayerRow { Name = input.Name, Type = "InputLayer", Output = input.Tensor })
        : [];

    /// <summary>The layer's type and, of a convolution, its kernel: <c>Conv2D 3×3</c>.</summary>
    private static string Operation(LayerRow row)
    {
        if (!row.Layers.IsEmpty) return row.Name;
        return Kernel(row) is { } kernel ? $"{row.Type} {string.Join('×', kernel.Axes[..^2].Select(axis => axis.Size))}" : row.Type;
    }

    private static LayerWeight? Kernel(LayerRow row) => row.Weights is
        [{ Role: WeightRole.Filters or WeightRole.GroupedFilters or WeightRole.DepthwiseFilters or WeightRole.InputFilters } first, ..]
        ? first
        : null;

    private static string ShapeOf(LayerRow row) => row.Output is { } output && output.Flatten() is [{ Shape.Rank: > 1 } only]
        ? string.Join(" × ", only.Shape[1..].Dims.ToArray())
        : ShapeText.Of(row.Output);

    private static TensorSpec? Tensor(LayerRow row) => row.Output?.Flatten() is [var first, ..] ? first : null;

    /// <summary>Whether maps have their channels first, as the first convolution tells whose filters are on one side only.</summary>
    private static bool HasChannelsFirst(DiagramGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Row.Type is not ("Conv1D" or "Conv2D" or "Conv3D") || Kernel(node.Row) is not { } kernel || Tensor(node.Row)?.Shape is not { } shape || shape.Rank < 3) continue;
            var filters = kernel.Axes[^1].Size;
            if (shape[1] != shape[^1]) return shape[1] == filters;
        }

        return false;
    }
}
