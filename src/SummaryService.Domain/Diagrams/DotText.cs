using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams;

/// <summary>A graph in the language of Graphviz: boxes are called what the layers are called.</summary>
/// <remarks>Source: https://graphviz.org/doc/info/lang.html</remarks>
internal static class DotText
{
    private const string Font = "Helvetica,Arial,sans-serif";

    public static void Write(ModelSummary summary, DiagramGraph graph, DiagramOptions options, PictureText text)
    {
        var words = DiagramWords.In(options.Language);
        var ids = Ids(graph, text.Cancellation);
        text.Add($"digraph {Quote(summary.Name)} {{\n");
        text.Add($"  graph [rankdir={(options.Direction == DiagramDirection.Right ? "LR" : "TB")}, fontname=\"{Font}\"]\n");
        text.Add($"  node [shape=box, style=rounded, fontname=\"{Font}\"]\n");
        FrameTree.Walk(
            graph,
            open: (frame, level) => text.Add(
                $"{Indent(level)}subgraph cluster_{frame} {{\n{Indent(level + 1)}graph [label={Label([graph.Frames[frame].Row!.Name])}, style=dashed]\n"),
            node: (node, level) => text.Add($"{Indent(level)}{ids[node]} [label={Label(NodeLines.Of(graph.Nodes[node].Row, options, words))}]\n"),
            close: level => text.Add($"{Indent(level)}}}\n"));
        foreach (var edge in graph.Edges)
            text.Add($"  {ids[edge.From]} -> {ids[edge.To]}\n");
        text.Add("}\n");
    }

    /// <summary>What each box is called; where two would be called the same, a number tells them apart: the box's own, or the next that is free.</summary>
    private static string[] Ids(DiagramGraph graph, CancellationToken cancellation)
    {
        var taken = new HashSet<string>();
        var next = new Dictionary<string, int>();
        var ids = new string[graph.Nodes.Length];
        for (var node = 0; node < ids.Length; node++)
        {
            cancellation.ThrowIfCancellationRequested();
            var id = Quote(graph.Nodes[node].Path);
            if (!taken.Add(id))
            {
                // No number is tried twice for the same name, however many boxes have it.
                var number = Math.Max(node, next.GetValueOrDefault(id));
                while (!taken.Add(ids[node] = $"{id[..^1]} #{number}\""))
                    number++;
                next[id] = number + 1;
            }
            else
            {
                ids[node] = id;
            }
        }

        return ids;
    }

    private static string Indent(int level) => new(' ', (2 * level) + 2);

    private static string Label(IEnumerable<string> lines) =>
        $"\"{string.Join("\\n", lines.Select(line => Escape(line).Replace("&", "&amp;", StringComparison.Ordinal)))}\"";

    private static string Quote(string name) => $"\"{Escape(name)}\"";

    private static string Escape(string text) =>
        VisibleText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
