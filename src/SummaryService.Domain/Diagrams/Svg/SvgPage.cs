using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Svg;

/// <summary>What every drawing begins and ends with.</summary>
internal static class SvgPage
{
    /// <summary>The room around what is drawn.</summary>
    public const double Margin = 20;

    /// <summary>How far below the top the drawing begins, under its title.</summary>
    public const double Top = 68;

    private const string Arrow =
        "<defs><marker id=\"model-diagram-arrow\" markerWidth=\"9\" markerHeight=\"8\" refX=\"8.5\" refY=\"4\" orient=\"auto\" markerUnits=\"userSpaceOnUse\">"
        + "<path class=\"head\" d=\"M0,0.5L9,4L0,7.5z\"/></marker></defs>\n";

    /// <summary>How wide a drawing has to be, so that its title has room.</summary>
    public static double WidthFor(ModelSummary summary, DiagramWords words, double width) =>
        Math.Max(width, Math.Min(420, Math.Max(TextWidth.Of(summary.Name, SvgStyle.TitleSize, bold: true), TextWidth.Of(words.About(summary), SvgStyle.TextSize))) + (2 * Margin));

    /// <summary>Begins a drawing of a size in pixels; it scales with what holds it.</summary>
    public static void Begin(ModelSummary summary, DiagramWords words, double width, double height, PictureText text)
    {
        var (name, about) = (Xml.Escape(words.Title(summary)), Xml.Escape(words.About(summary)));
        var room = width - (2 * Margin);
        text.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"model-diagram\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" ");
        text.Add($"style=\"max-width:100%;height:auto\" role=\"img\" lang=\"{words.Language}\" aria-label=\"{name}: {about}\">\n");
        text.Add($"<title>{name}</title>\n<desc>{about}</desc>\n");
        text.Add(SvgStyle.Sheet).Add(Arrow);
        text.Add($"<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n");
        text.Add($"<text class=\"title\" x=\"{Margin}\" y=\"32\">{Xml.Escape(TextWidth.Fit(summary.Name, room, SvgStyle.TitleSize, bold: true))}</text>\n");
        text.Add($"<text class=\"faint\" x=\"{Margin}\" y=\"50\">{Xml.Escape(TextWidth.Fit(words.About(summary), room, SvgStyle.TextSize))}</text>\n");
    }

    /// <summary>Ends the drawing.</summary>
    public static void End(PictureText text) => text.Add("</svg>\n");

    /// <summary>What a pointer over a layer, or a reader, is told.</summary>
    public static string Tell(LayerRow row, DiagramWords words) =>
        Xml.Escape($"{row.Name}: {row.Type}, {ShapeText.Of(row.Output)}, {words.Parameters(row)}");

    /// <summary>Begins the group of a layer, which a page finds by the layer's name or by the row's number.</summary>
    public static void BeginLayer(string kind, LayerRow row, int? index, DiagramWords words, PictureText text)
    {
        var tell = Tell(row, words);
        text.Add($"<g class=\"{kind}\" data-layer=\"{Xml.Escape(row.Name)}\"");
        if (index is { } number) text.Add($" data-index=\"{number}\"");
        text.Add($" role=\"group\" aria-label=\"{tell}\"><title>{tell}</title>\n");
    }
}
