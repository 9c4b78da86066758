using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Inference;

namespace SummaryService.Domain.Tests.Diagrams;

/// <summary>Pictures of the measured models, and what is in them.</summary>
internal static class Pictures
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The measured models and applications; the small ones around one operation each are left to other tests.</summary>
    public static IEnumerable<string> Models => ModelCases.Names.Where(name => !name.StartsWith("operators/", StringComparison.Ordinal));

    /// <summary>Those models, each closed, and those with models inside also opened.</summary>
    public static IEnumerable<(string Model, bool Expand)> ClosedAndOpen => Models.SelectMany(model =>
        ModelCases.Get(model)["model_json"]!["config"]!["layers"]!.AsArray().Any(layer => layer!["config"]!["layers"] is not null)
            ? new[] { (model, false), (model, true) }
            : [(model, false)]);

    public static ModelSummary Summarize(string body)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(body), new SummaryOptions { NestedOperations = true });
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        return outcome.Value;
    }

    public static ModelSummary Measured(string name) => Summarize(ModelCases.Get(name)["model_json"]!.ToJsonString());

    public static string Draw(ModelSummary summary, DiagramFormat format, DiagramOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(DiagramRenderer.Write(summary, format, options ?? DiagramOptions.Default, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static XElement DrawSvg(ModelSummary summary, DiagramOptions? options = null) => XElement.Parse(Draw(summary, DiagramFormat.Svg, options));

    /// <summary>The groups of layers of a kind: <c>node</c> or <c>frame</c>.</summary>
    public static List<XElement> Layers(XElement svg, string kind) =>
        [.. svg.Elements(Svg + "g").Where(group => ((string?)group.Attribute("class") ?? "").Split(' ').Contains(kind))];

    public static Rectangle FirstRectangle(XElement group) => Rectangle.Of(group.Elements(Svg + "rect").First());

    public static IEnumerable<Rectangle> Rectangles(XElement group) => group.Elements(Svg + "rect").Select(Rectangle.Of);

    public static IEnumerable<XElement> Texts(XElement group) => group.Elements(Svg + "text");

    public static IEnumerable<XElement> Edges(XElement svg) => svg.Elements(Svg + "path");

    public static string Title(XElement element) => element.Element(Svg + "title")!.Value;

    public static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    /// <summary>Points of a path: its corners, and some of each curve.</summary>
    public static List<(double X, double Y)> Points(XElement path)
    {
        var points = new List<(double X, double Y)>();
        foreach (var part in ((string)path.Attribute("d")!).Replace("M", "|M").Replace("L", "|L").Replace("C", "|C").Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var spots = part[1..].Split(' ').Select(spot => spot.Split(',')).Select(spot => (X: double.Parse(spot[0], CultureInfo.InvariantCulture), Y: double.Parse(spot[1], CultureInfo.InvariantCulture))).ToArray();
            if (part[0] == 'C')
            {
                var from = points[^1];
                for (var i = 1; i < 16; i++)
                    points.Add(Bezier(from, spots, i / 16.0));
            }
            else if (part[0] == 'L')
            {
                var from = points[^1];
                for (var i = 1; i < 8; i++)
                    points.Add((from.X + ((spots[0].X - from.X) * i / 8), from.Y + ((spots[0].Y - from.Y) * i / 8)));
            }

            points.Add(spots[^1]);
        }

        return points;
    }

    private static (double X, double Y) Bezier((double X, double Y) from, (double X, double Y)[] to, double t)
    {
        var (a, b, c, d) = (Math.Pow(1 - t, 3), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
        return ((a * from.X) + (b * to[0].X) + (c * to[1].X) + (d * to[2].X), (a * from.Y) + (b * to[0].Y) + (c * to[1].Y) + (d * to[2].Y));
    }
}

/// <summary>A rectangle on paper.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Right, double Bottom)
{
    // Numbers are written to a tenth.
    private const double Near = 0.11;

    public static Rectangle Of(XElement rect)
    {
        var (x, y) = (Pictures.Number(rect, "x"), Pictures.Number(rect, "y"));
        return new(x, y, x + Pictures.Number(rect, "width"), y + Pictures.Number(rect, "height"));
    }

    public bool Overlaps(Rectangle other) =>
        Left < other.Right - Near && other.Left < Right - Near && Top < other.Bottom - Near && other.Top < Bottom - Near;

    public bool Holds(Rectangle other) =>
        other.Left >= Left - Near && other.Right <= Right + Near && other.Top >= Top - Near && other.Bottom <= Bottom + Near;

    public bool HasInside((double X, double Y) point) =>
        point.X > Left + Near && point.X < Right - Near && point.Y > Top + Near && point.Y < Bottom - Near;

    public bool HasOnBorder((double X, double Y) point) =>
        Holds(new(point.X, point.Y, point.X, point.Y)) && !HasInside(point);
}
