using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Diagrams.Svg;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Flow;

/// <summary>Draws the tensors of a model in the order of its layers, as lessons on convolutional networks do.</summary>
internal static class FlowSvg
{
    public static void Write(ModelSummary summary, DiagramGraph graph, DiagramOptions options, PictureText text)
    {
        var words = DiagramWords.In(options.Language);
        var stages = StageBuilder.Of(summary, graph, options, words, text.Cancellation);
        var layout = options.Direction == DiagramDirection.Down ? FlowLayout.Down(stages, text.Cancellation) : FlowLayout.Right(stages, text.Cancellation);
        var width = Math.Ceiling(SvgPage.WidthFor(summary, words, layout.Width + (2 * SvgPage.Margin)));
        SvgPage.Begin(summary, words, width, Math.Ceiling(layout.Height + SvgPage.Top + SvgPage.Margin), text);
        foreach (var arrow in layout.Arrows)
        {
            text.Add($"<path class=\"edge\" marker-end=\"url(#model-diagram-arrow)\" d=\"");
            for (var i = 0; i < arrow.Length; i++)
                text.Add($"{(i == 0 ? "M" : "L")}{arrow[i].X + SvgPage.Margin},{arrow[i].Y + SvgPage.Top}");
            text.Add("\"/>\n");
        }

        foreach (var stage in layout.Stages)
            WriteStage(stage, words, text);
        SvgPage.End(text);
    }

    private static void WriteStage(PlacedStage placed, DiagramWords words, PictureText text)
    {
        var (stage, glyph) = (placed.Stage, placed.Stage.Glyph);
        SvgPage.BeginLayer($"node stage {LayerColours.ClassOf(stage.Row.Type)}", stage.Row, stage.Index, words, text);
        // The last plane first, so that each hides what is behind it.
        for (var plane = glyph.Planes - 1; plane >= 0; plane--)
        {
            var (x, y) = (placed.X + SvgPage.Margin + (plane * Glyph.Step), placed.Y + SvgPage.Top + ((glyph.Planes - 1 - plane) * Glyph.Step));
            text.Add($"<rect class=\"back\" x=\"{x}\" y=\"{y}\" width=\"{glyph.Width}\" height=\"{glyph.Height}\"/>");
            text.Add($"<rect class=\"{(glyph.IsOpen ? "map open" : "map")}\" x=\"{x}\" y=\"{y}\" width=\"{glyph.Width}\" height=\"{glyph.Height}\"/>\n");
        }

        foreach (var (line, x, y, isMiddle) in placed.Lines)
        {
            var style = line.IsName ? "name" : line == placed.Lines.ElementAtOrDefault(1)?.Line ? "" : "faint";
            text.Add($"<text class=\"{style}{(isMiddle ? " middle" : "")}\" x=\"{x + SvgPage.Margin}\" y=\"{y + SvgPage.Top}\">{Xml.Escape(line.Text)}</text>");
        }

        text.Add("</g>\n");
    }
}
