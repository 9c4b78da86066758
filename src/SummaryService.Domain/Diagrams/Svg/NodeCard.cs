using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Svg;

/// <summary>A layer's box: name and type above, shape and count below, each with its room.</summary>
internal sealed record NodeCard(string Name, string Type, string Shape, string Count, double Width, double Height)
{
    private const double Pad = 12;
    private const double MarkRoom = 8;
    private const double Between = 18;
    private const double MostName = 230;
    private const double MostType = 170;
    private const double MostShape = 280;
    private const double MostCount = 190;
    private const double LeastWidth = 120;

    /// <summary>What a row's box says, and how large it is for that.</summary>
    public static NodeCard Of(LayerRow row, DiagramOptions options, DiagramWords words)
    {
        var name = TextWidth.Fit(VisibleText.Of(row.Name), MostName, SvgStyle.NameSize, bold: true);
        var type = TextWidth.Fit(VisibleText.Of(row.Type), MostType, SvgStyle.TextSize);
        var shape = options.ShowShapes ? TextWidth.Fit(VisibleText.Of(ShapeText.Of(row.Output)), MostShape, SvgStyle.TextSize) : "";
        var count = options.ShowParams && (!row.IsBuilt || row.Params > 0 || row.HasUnknownWeights)
            ? TextWidth.Fit(words.Parameters(row), MostCount, SvgStyle.TextSize)
            : "";
        var above = Together(TextWidth.Of(name, SvgStyle.NameSize, bold: true), TextWidth.Of(type, SvgStyle.TextSize));
        var below = Together(TextWidth.Of(shape, SvgStyle.TextSize), TextWidth.Of(count, SvgStyle.TextSize));
        var width = Math.Max(LeastWidth, Math.Max(above, below) + MarkRoom + (2 * Pad));
        // Even widths put the middle, where edges go, on a whole pixel.
        return new(name, type, shape, count, 2 * Math.Ceiling(width / 2), options.ShowShapes || options.ShowParams ? 48 : 30);
    }

    /// <summary>Draws the box with its left upper corner at a place.</summary>
    public void Write(double x, double y, PictureText text)
    {
        var (left, right) = (x + Pad + MarkRoom, x + Width - Pad);
        text.Add($"<rect class=\"card\" x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"6\"/>");
        text.Add($"<rect class=\"mark\" x=\"{x + 6}\" y=\"{y + 7}\" width=\"5\" height=\"{Height - 14}\" rx=\"2.5\"/>\n");
        text.Add($"<text class=\"name\" x=\"{left}\" y=\"{y + 20}\">{Xml.Escape(Name)}</text>");
        text.Add($"<text class=\"faint end\" x=\"{right}\" y=\"{y + 20}\">{Xml.Escape(Type)}</text>");
        if (Shape.Length > 0) text.Add($"\n<text x=\"{left}\" y=\"{y + 38}\">{Xml.Escape(Shape)}</text>");
        if (Count.Length > 0) text.Add($"<text class=\"faint end\" x=\"{right}\" y=\"{y + 38}\">{Xml.Escape(Count)}</text>");
    }

    private static double Together(double left, double right) => left > 0 && right > 0 ? left + Between + right : left + right;
}
