using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Diagrams.Svg;
using SummaryService.Domain.Rendering.Tables;

namespace SummaryService.Domain.Diagrams.Flow;

/// <summary>Where everything of a flow is.</summary>
/// <param name="Stages">The stages in order.</param>
/// <param name="Arrows">The arrows, each by its corners.</param>
/// <param name="Width">The width of the whole, from 0.</param>
/// <param name="Height">The height of the whole, from 0.</param>
internal sealed record FlowLayout(List<PlacedStage> Stages, List<(double X, double Y)[]> Arrows, double Width, double Height)
{
    private const double LineHeight = 16;
    private const double Gap = 44;
    private const double DownGap = 30;
    private const double LineGap = 44;
    private const double ArrowGap = 5;
    private const double WidestLine = 1360;
    private const double MostText = 190;
    private const double Turn = 16;

    /// <summary>Stages in lines from left to right, a new line where the page ends.</summary>
    public static FlowLayout Right(List<Stage> stages, CancellationToken cancellation)
    {
        var layout = new FlowLayout([], [], 0, 0);
        double top = 0, width = 0;
        for (var start = 0; start < stages.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            var (end, x) = (start, start == 0 ? 0 : Turn);
            while (end < stages.Count && (end == start || x + ColumnWidth(stages[end]) <= WidestLine))
                x += ColumnWidth(stages[end++]) + Gap;
            if (start > 0) top += LineGap;
            top += layout.AddLine(stages[start..end], top, start == 0 ? 0 : Turn);
            // An arrow goes around the end of a line to the next.
            width = Math.Max(width, end < stages.Count ? WidestLine + Turn : x - Gap);
            start = end;
        }

        return layout with { Width = width, Height = top };
    }

    /// <summary>Stages one below the other, with what is said beside them.</summary>
    public static FlowLayout Down(List<Stage> stages, CancellationToken cancellation)
    {
        var layout = new FlowLayout([], [], 0, 0);
        var widest = stages.Select(stage => stage.Glyph.FullWidth).DefaultIfEmpty().Max();
        double y = 0, width = 0;
        foreach (var stage in stages)
        {
            cancellation.ThrowIfCancellationRequested();
            var lines = Lines(stage);
            var height = Math.Max(stage.Glyph.FullHeight, lines.Count * LineHeight);
            var placed = new PlacedStage(stage, (widest - stage.Glyph.FullWidth) / 2, y + ((height - stage.Glyph.FullHeight) / 2), []);
            var line = y + ((height - (lines.Count * LineHeight)) / 2) + 12;
            foreach (var text in lines)
            {
                placed.Lines.Add(new(text, widest + 20, line, IsMiddle: false));
                width = Math.Max(width, widest + 20 + MostText);
                line += LineHeight;
            }

            if (stage.FollowsLast && layout.Stages is [.., var last])
                layout.Arrows.Add([(widest / 2, last.Bottom + ArrowGap), (widest / 2, placed.Y - ArrowGap)]);
            layout.Stages.Add(placed);
            y += height + DownGap;
        }

        return layout with { Width = width, Height = Math.Max(0, y - DownGap) };
    }

    private static double ColumnWidth(Stage stage) =>
        Lines(stage).Select(line => line.Width).Append(stage.Glyph.FullWidth).Max();

    private static List<StageLine> Lines(Stage stage)
    {
        var lines = new List<StageLine> { StageLine.Of(stage.Above, isName: true, MostText) };
        lines.AddRange(stage.Below.Select(text => StageLine.Of(text, isName: false, MostText)));
        return lines;
    }

    /// <summary>Adds a line of stages at a height, and tells how high it is.</summary>
    private double AddLine(List<Stage> stages, double top, double left)
    {
        var highest = stages.Max(stage => stage.Glyph.FullHeight);
        var middle = top + LineHeight + 6 + (highest / 2);
        var below = stages.Max(stage => stage.Below.Count);
        foreach (var stage in stages)
        {
            var width = ColumnWidth(stage);
            var centre = left + (width / 2);
            var placed = new PlacedStage(stage, centre - (stage.Glyph.FullWidth / 2), middle - (stage.Glyph.FullHeight / 2), []) { Line = top };
            var lines = Lines(stage);
            placed.Lines.Add(new(lines[0], centre, placed.Y - 8, IsMiddle: true));
            for (var i = 1; i < lines.Count; i++)
                placed.Lines.Add(new(lines[i], centre, middle + (highest / 2) + 4 + (i * LineHeight), IsMiddle: true));
            if (stage.FollowsLast && Stages is [.., var last]) Arrows.Add(Arrow(last, placed, middle, top));
            Stages.Add(placed);
            left += width + Gap;
        }

        return LineHeight + 6 + highest + 8 + (below * LineHeight);
    }

    /// <summary>Straight to the next one, or around the end of the line to the beginning of the next.</summary>
    private static (double X, double Y)[] Arrow(PlacedStage from, PlacedStage to, double middle, double top)
    {
        var (start, end) = ((from.Right + ArrowGap, from.Middle), (to.X - ArrowGap, middle));
        if (from.Line == to.Line) return [start, end];
        var side = WidestLine + Turn;
        return [start, (side, from.Middle), (side, top - (LineGap / 2)), (-2, top - (LineGap / 2)), (-2, middle), end];
    }
}

/// <summary>A stage in its place.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="X">The left of its drawing.</param>
/// <param name="Y">The top of its drawing.</param>
/// <param name="Lines">What is said of it.</param>
internal sealed record PlacedStage(Stage Stage, double X, double Y, List<PlacedLine> Lines)
{
    /// <summary>Where the line begins that it stands in.</summary>
    public double Line { get; init; }

    public double Right => X + Stage.Glyph.FullWidth;

    public double Bottom => Y + Stage.Glyph.FullHeight;

    public double Middle => Y + (Stage.Glyph.FullHeight / 2);
}

/// <summary>A line of text, cut to the room that there is.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsName">Whether it is the first line, in bold.</param>
/// <param name="Width">How wide it is.</param>
internal sealed record StageLine(string Text, bool IsName, double Width)
{
    public static StageLine Of(string text, bool isName, double room)
    {
        var size = isName ? SvgStyle.NameSize : SvgStyle.TextSize;
        var fitted = TextWidth.Fit(VisibleText.Of(text), room, size, isName);
        return new(fitted, isName, TextWidth.Of(fitted, size, isName));
    }
}

/// <summary>A line of text in its place.</summary>
/// <param name="Line">The line.</param>
/// <param name="X">Where it begins, or its middle.</param>
/// <param name="Y">Where it stands on.</param>
/// <param name="IsMiddle">Whether <paramref name="X"/> is its middle.</param>
internal sealed record PlacedLine(StageLine Line, double X, double Y, bool IsMiddle);
