using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams;

/// <summary>What a box says, a line each, where somebody else draws it.</summary>
internal static class NodeLines
{
    /// <summary>The name and the type, the shape of the output, the count of parameters.</summary>
    public static IEnumerable<string> Of(LayerRow row, DiagramOptions options, DiagramWords words)
    {
        yield return row.Name;
        yield return row.Type;
        if (options.ShowShapes) yield return ShapeText.Of(row.Output);
        if (options.ShowParams) yield return words.Parameters(row);
    }
}
