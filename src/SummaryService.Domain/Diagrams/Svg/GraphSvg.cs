using SummaryService.Domain.Diagrams.Graphs;
using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Diagrams.Layout;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Svg;

/// <summary>Draws the layers as boxes in rows, with their connections.</summary>
internal static class GraphSvg
{
    private const double FrameTitle = 34;
    private const double FrameSide = 16;
    private const double MostFrameTitle = 320;
    private const double Near = 0.05;

    public static void Write(ModelSummary summary, DiagramGraph graph, DiagramOptions options, PictureText text)
    {
        var words = DiagramWords.In(options.Language);
        var axes = new Axes(options.Direction == DiagramDirection.Right);
        var cards = graph.Nodes.Select(node => Card(node.Row)).ToArray();
        var titles = graph.Frames.Select(FrameText).ToArray();
        var layout = FrameLayout.Of(graph, Sizes(cards, titles, axes), text.Cancellation);

        var (wide, high) = axes.Size(layout.Frames[0]);
        var width = Math.Ceiling(SvgPage.WidthFor(summary, words, wide + (2 * SvgPage.Margin)));
        axes = axes with { X = (width - wide) / 2, Y = SvgPage.Top };
        SvgPage.Begin(summary, words, width, Math.Ceiling(high + SvgPage.Top + SvgPage.Margin), text);
        for (var frame = 1; frame < graph.Frames.Length; frame++)
            WriteFrame(graph.Frames[frame], axes.Place(layout.Frames[frame]), words, text);
        for (var edge = 0; edge < graph.Edges.Length; edge++)
            WriteEdge(graph, graph.Edges[edge], layout.Routes[edge], axes, text);
        for (var frame = 1; frame < graph.Frames.Length; frame++)
        {
            var (x, y, _, _) = axes.Place(layout.Frames[frame]);
            text.Add($"<text class=\"name over\" x=\"{x + 12}\" y=\"{y + 20}\">{Xml.Escape(titles[frame])}</text>\n");
        }

        for (var node = 0; node < cards.Length; node++)
        {
            var (x, y, _, _) = axes.Place(layout.Nodes[node]);
            SvgPage.BeginLayer($"node {LayerColours.ClassOf(graph.Nodes[node].Row.Type)}", graph.Nodes[node].Row, graph.Nodes[node].Index, words, text);
            cards[node].Write(x, y, text);
            text.Add("</g>\n");
        }

        SvgPage.End(text);

        NodeCard Card(LayerRow row)
        {
            text.Cancellation.ThrowIfCancellationRequested();
            return NodeCard.Of(row, options, words);
        }
    }

    private static string FrameText(DiagramFrame frame) => frame.Row is { } row
        ? TextWidth.Fit(VisibleText.Of($"{row.Name} ({row.Type})"), MostFrameTitle, SvgStyle.NameSize, bold: true)
        : "";

    private static GraphSizes Sizes(NodeCard[] cards, string[] titles, Axes axes) => new(
        [.. cards.Select(card => axes.Spot(card.Width, card.Height))],
        [.. titles.Select(title => axes.Spot(title.Length == 0 ? 0 : TextWidth.Of(title, SvgStyle.NameSize, bold: true) + (2 * FrameSide), 0))],
        // To the right, as much room below as the title takes above keeps the middle where it is.
        axes.GoRight ? new(FrameSide, FrameSide, FrameTitle, FrameTitle) : new(FrameTitle, FrameSide, FrameSide, FrameSide));

    private static void WriteFrame(DiagramFrame frame, (double X, double Y, double Width, double Height) box, DiagramWords words, PictureText text)
    {
        SvgPage.BeginLayer("frame", frame.Row!, frame.Index, words, text);
        text.Add($"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"10\"/></g>\n");
    }

    private static void WriteEdge(DiagramGraph graph, DiagramEdge edge, List<Spot> route, Axes axes, PictureText text)
    {
        text.Add($"<path class=\"edge\" data-from=\"{Xml.Escape(graph.Nodes[edge.From].Row.Name)}\" data-to=\"{Xml.Escape(graph.Nodes[edge.To].Row.Name)}\" ");
        text.Add($"marker-end=\"url(#model-diagram-arrow)\" d=\"");
        if (edge.From == edge.To) WriteLoop(route, axes, text);
        else WriteRoute(route, axes, text);
        text.Add("\"/>\n");
    }

    private static void WriteRoute(List<Spot> route, Axes axes, PictureText text)
    {
        Point("M", route[0]);
        for (var i = 1; i < route.Count; i++)
        {
            var (last, next) = (route[i - 1], route[i]);
            var isStraight = Math.Abs(last.Breadth - next.Breadth) < Near;
            if (isStraight && Math.Abs(last.Depth - next.Depth) < Near) continue;
            if (i % 2 == 1 || isStraight)
            {
                Point("L", next);
                continue;
            }

            var middle = (last.Depth + next.Depth) / 2;
            Point("C", last with { Depth = middle });
            Point(" ", next with { Depth = middle });
            Point(" ", next);
        }

        void Point(string command, Spot spot)
        {
            var (x, y) = axes.Point(spot);
            text.Add($"{command}{x},{y}");
        }
    }

    private static void WriteLoop(List<Spot> route, Axes axes, PictureText text)
    {
        var (x1, y1) = axes.Point(route[0]);
        var (x2, y2) = axes.Point(route[1]);
        var (x3, y3) = axes.Point(route[0] with { Breadth = route[0].Breadth + FrameLayout.LoopRoom });
        var (x4, y4) = axes.Point(route[1] with { Breadth = route[1].Breadth + FrameLayout.LoopRoom });
        text.Add($"M{x1},{y1}C{x3},{y3} {x4},{y4} {x2},{y2}");
    }

    /// <summary>Where breadth and depth are on paper.</summary>
    /// <param name="GoRight">Whether rows go on to the right instead of down.</param>
    private readonly record struct Axes(bool GoRight)
    {
        public double X { get; init; }

        public double Y { get; init; }

        public Spot Spot(double width, double height) => GoRight ? new(height, width) : new(width, height);

        public (double X, double Y) Point(Spot spot) => GoRight ? (X + spot.Depth, Y + spot.Breadth) : (X + spot.Breadth, Y + spot.Depth);

        public (double Width, double Height) Size(Box box) => GoRight ? (box.Depth, box.Breadth) : (box.Breadth, box.Depth);

        public (double X, double Y, double Width, double Height) Place(Box box)
        {
            var (x, y) = Point(new(box.Side, box.Start));
            var (width, height) = Size(box);
            return (x, y, width, height);
        }
    }
}
