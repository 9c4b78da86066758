using System.Globalization;
using System.Text;
using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;

namespace SummaryService.Domain.Diagrams;

/// <summary>A flowchart in the language of Mermaid.</summary>
/// <remarks>Source: https://mermaid.js.org/syntax/flowchart.html</remarks>
internal static class MermaidText
{
    public static void Write(DiagramGraph graph, DiagramOptions options, PictureText text)
    {
        var words = DiagramWords.In(options.Language);
        text.Add($"flowchart {(options.Direction == DiagramDirection.Right ? "LR" : "TB")}\n");
        FrameTree.Walk(
            graph,
            open: (frame, level) => text.Add($"{Indent(level)}subgraph m{frame}[\"{Escape(graph.Frames[frame].Row!.Name)}\"]\n"),
            node: (node, level) => text.Add(
                $"{Indent(level)}n{node}[\"{string.Join("<br/>", NodeLines.Of(graph.Nodes[node].Row, options, words).Select(Escape))}\"]\n"),
            close: level => text.Add($"{Indent(level)}end\n"));
        foreach (var edge in graph.Edges)
            text.Add($"  n{edge.From} --> n{edge.To}\n");
    }

    private static string Indent(int level) => new(' ', (2 * level) + 2);

    /// <summary>
    /// The text as Mermaid shows it: its labels are read as HTML and as Markdown, and so every sign of either is
    /// written by its number, as is what begins a list.
    /// </summary>
    private static string Escape(string text)
    {
        text = VisibleText.Of(text);
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i += CodePoints.LengthAt(text, i))
        {
            var codePoint = CodePoints.At(text, i);
            if (IsPlain(text, i)) escaped.Append(char.ConvertFromUtf32(codePoint));
            else escaped.Append(CultureInfo.InvariantCulture, $"#{codePoint};");
        }

        return escaped.ToString();
    }

    private static bool IsPlain(string text, int at) => text[at] switch
    {
        ' ' or ',' or '(' or '/' or '?' or '≥' => true,
        // Inside a word it is no emphasis, and behind something no list.
        '_' or '-' => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]),
        ')' => text.AsSpan(0, at).Contains('('),
        _ => Rune.TryGetRuneAt(text, at, out var rune) && Rune.IsLetterOrDigit(rune),
    };
}
