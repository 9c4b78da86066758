using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Diagrams.Labels;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Diagrams;

/// <summary>Drawings: well-formed, with everything in its place.</summary>
public sealed class SvgTests
{
    public static TheoryData<string, bool, DiagramDirection> Graphs => new(
        from model in Pictures.ClosedAndOpen
        from direction in new[] { DiagramDirection.Down, DiagramDirection.Right }
        select (model.Model, model.Expand, direction));

    public static TheoryData<string> Models => new(Pictures.Models);

    [Theory]
    [MemberData(nameof(Graphs))]
    public void No_box_lies_on_another_and_no_link_on_a_box(string model, bool expand, DiagramDirection direction) =>
        AssertInPlace(Pictures.Measured(model), new() { ExpandNested = expand, Direction = direction });

    [Theory]
    [InlineData("circle", """{"layers":[{"type":"Input","name":"a","shape":[4]},{"type":"Dense","name":"b","units":4,"calls":["a","c"]},{"type":"Dense","name":"c","units":4,"inputs":"b[0][0]"},{"type":"Add","inputs":["b[1][0]","c"]}]}""")]
    [InlineData("onto itself", """{"layers":[{"type":"Input","name":"a","shape":[4]},{"type":"Dense","name":"b","units":4,"calls":["a","b[0][0]"]}],"outputs":["b[1][0]"]}""")]
    [InlineData("circle of models", """{"layers":[{"type":"Input","name":"a","shape":[4]},{"name":"m","layers":[{"type":"Input","name":"x","shape":[4]},{"type":"Dense","name":"y","units":4,"inputs":"x"}],"calls":["a","d","m[1][0]"]},{"name":"n","layers":[{"type":"Dense","name":"z","units":4},{"name":"o","layers":[{"type":"Dense","name":"w","units":4}]}],"inputs":"m[0][0]"},{"type":"Dense","name":"d","units":4,"inputs":"n"},{"type":"Add","name":"e","inputs":["m[1][0]","m[2][0]","n"]}]}""")]
    [InlineData("two inputs and outputs", """{"layers":[{"type":"Input","name":"a","shape":[4]},{"type":"Input","name":"b","shape":[3]},{"name":"m","layers":[{"type":"Input","name":"x","shape":[3]},{"type":"Input","name":"y","shape":[4]},{"type":"Dense","name":"p","units":2,"inputs":"x"},{"type":"Dense","name":"q","units":5,"inputs":"y"}],"inputs":["b","a"]},{"type":"Dense","name":"s","units":7,"inputs":"m[0][1]"},{"type":"Dense","name":"t","units":7,"inputs":"m"},{"type":"Add","name":"u","inputs":["s","t"]}]}""")]
    public void A_layer_that_is_called_again_keeps_its_place_and_its_links(string what, string body)
    {
        Assert.NotEmpty(what);
        foreach (var direction in new[] { DiagramDirection.Down, DiagramDirection.Right })
        {
            foreach (var expand in new[] { false, true })
                AssertInPlace(Pictures.Summarize(body), new() { ExpandNested = expand, Direction = direction });
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_said_has_its_room(string model)
    {
        var summary = Pictures.Measured(model);
        foreach (var (shapes, parameters) in new[] { (true, true), (true, false), (false, true), (false, false) })
        {
            foreach (var layer in Pictures.Layers(Pictures.DrawSvg(summary, new() { ShowShapes = shapes, ShowParams = parameters }), "node"))
                AssertFits(layer);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_row_is_a_box_and_says_what_the_row_says(string model)
    {
        var summary = Pictures.Measured(model);
        var layers = Pictures.Layers(Pictures.DrawSvg(summary), "node");
        Assert.Equal(summary.Layers.Select(row => row.Name), layers.Select(layer => (string)layer.Attribute("data-layer")!));
        Assert.Equal(Enumerable.Range(0, layers.Count), layers.Select(layer => (int)layer.Attribute("data-index")!));
        foreach (var (row, layer) in summary.Layers.Zip(layers))
        {
            var told = Pictures.Title(layer);
            Assert.Equal(told, (string?)layer.Attribute("aria-label"));
            Assert.StartsWith($"{row.Name}: {row.Type}, {ShapeText.Of(row.Output)}", told);
            if (row.Params > 0) Assert.Contains(row.Params.ToString("N0", CultureInfo.InvariantCulture), Pictures.Texts(layer).Last().Value);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_flow_has_a_stage_for_each_row_in_its_place(string model)
    {
        var summary = Pictures.Measured(model);
        foreach (var direction in new[] { DiagramDirection.Down, DiagramDirection.Right })
        {
            var svg = Pictures.DrawSvg(summary, new() { View = DiagramView.Flow, Direction = direction });
            var page = new Rectangle(0, 0, Pictures.Number(svg, "width"), Pictures.Number(svg, "height"));
            var stages = Pictures.Layers(svg, "stage").ConvertAll(stage => Pictures.Rectangles(stage).Concat(Pictures.Texts(stage).Select(TextBox)).Aggregate(Around));
            Assert.All(stages, stage => Assert.True(page.Holds(stage), $"{stage} is not on {page}."));
            AssertApart(stages);
            Assert.Equal(summary.Layers.Select(row => row.Name), Pictures.Layers(svg, "stage").Where(stage => stage.Attribute("data-index") is not null).Select(stage => (string)stage.Attribute("data-layer")!));
        }
    }

    [Fact]
    public void The_lessons_flow_tells_shapes_operations_and_counts()
    {
        var stages = Pictures.Layers(Pictures.DrawSvg(Pictures.Measured("models/fashion_mnist_cnn"), new() { View = DiagramView.Flow }), "stage");
        Assert.Equal(
            [
                "InputLayer|28 × 28 × 1",
                "Conv2D 3×3|26 × 26 × 32|320 parameters",
                "MaxPooling2D|13 × 13 × 32|0 parameters",
                "Conv2D 3×3|11 × 11 × 64|18,496 parameters",
                "MaxPooling2D|5 × 5 × 64|0 parameters",
                "Conv2D 3×3|3 × 3 × 64|36,928 parameters",
                "Flatten|576|0 parameters",
                "Dense|64|36,928 parameters",
                "Dense|10|650 parameters",
            ],
            stages.Select(stage => string.Join('|', Pictures.Texts(stage).Select(text => text.Value))));
        var heights = stages.ConvertAll(stage => Pictures.FirstRectangle(stage)).ConvertAll(plane => plane.Bottom - plane.Top);
        Assert.Equal(heights[1..6].OrderDescending(), heights[1..6]);
        Assert.True(Pictures.Rectangles(stages[3]).Count() > Pictures.Rectangles(stages[1]).Count());
    }

    [Theory]
    [InlineData("[28, 28, 3]", "channels_last")]
    [InlineData("[3, 28, 28]", "channels_first")]
    public void A_maps_planes_are_its_channels_wherever_they_stand(string shape, string format)
    {
        var summary = Pictures.Summarize($$"""{"input_shape": {{shape}}, "layers": [{"type": "Conv2D", "filters": 64, "kernel_size": 3, "data_format": "{{format}}"}]}""");
        var stage = Pictures.Layers(Pictures.DrawSvg(summary, new() { View = DiagramView.Flow }), "stage")[1];
        var planes = Pictures.Rectangles(stage).Distinct().ToList();
        Assert.Equal(7, planes.Count);
        Assert.All(planes, plane => Assert.Equal(plane.Right - plane.Left, plane.Bottom - plane.Top, 0.2));
    }

    [Fact]
    public void Names_of_strangers_are_text()
    {
        var summary = Pictures.Summarize(Cases.Text("formats/hostile.json"));
        foreach (var view in new[] { DiagramView.Graph, DiagramView.Flow })
        {
            var svg = Pictures.DrawSvg(summary, new() { View = view });
            Assert.Equal(["defs", "desc", "g", "marker", "path", "rect", "style", "text", "title"], svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
            Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "href");
            var names = Pictures.Layers(svg, "node").ConvertAll(layer => (string)layer.Attribute("data-layer")!);
            Assert.Equal("<img src=x onerror=alert(1)>", names[0]);
            Assert.Equal("line␍␊| --- | break |", names[9]);
            Assert.Equal("\uFFFDreversed␇", names[10]);
        }
    }

    [Fact]
    public void Characters_that_are_none_and_names_beyond_measure_leave_a_drawing_whole()
    {
        var wide = new string('界', 120);
        var svg = Pictures.DrawSvg(Rendering.Models.Chain(
            Rendering.Models.Dense("\uFFFE\uFFFF\uD800\0"), Rendering.Models.Dense(wide), Rendering.Models.Dense(new string('W', 250)), Rendering.Models.Dense(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 40)))));
        var layers = Pictures.Layers(svg, "node");
        Assert.Equal("\uFFFD\uFFFD\uFFFD␀", (string?)layers[0].Attribute("data-layer"));
        Assert.Contains(wide, Pictures.Title(layers[1]));
        Assert.All(layers[1..], layer => Assert.EndsWith("…", Pictures.Texts(layer).First().Value));
        Assert.All(layers, AssertFits);
    }

    [Fact]
    public void A_drawing_needs_nothing_else_and_tells_what_it_is()
    {
        var svg = Pictures.DrawSvg(Pictures.Measured("models/residual_block"), new() { Language = "zh-CN" });
        Assert.Equal(("img", "zh-CN"), ((string?)svg.Attribute("role"), (string?)svg.Attribute("lang")));
        Assert.Equal($"0 0 {svg.Attribute("width")!.Value} {svg.Attribute("height")!.Value}", (string?)svg.Attribute("viewBox"));
        Assert.Equal("模型 residual_block", Pictures.Title(svg));
        var style = svg.Elements().Single(element => element.Name.LocalName == "style").Value;
        Assert.Contains("prefers-color-scheme: dark", style);
        Assert.DoesNotContain("url(", style);
        Assert.DoesNotContain("@import", style);
        Assert.Equal(Pictures.Draw(Pictures.Measured("models/residual_block"), DiagramFormat.Svg), Pictures.Draw(Pictures.Measured("models/residual_block"), DiagramFormat.Svg));
    }

    [Fact]
    public void An_empty_model_is_a_page_with_its_title()
    {
        foreach (var view in new[] { DiagramView.Graph, DiagramView.Flow })
            Assert.Empty(Pictures.Layers(Pictures.DrawSvg(Pictures.Summarize("""{"layers": []}"""), new() { View = view }), "node"));
    }

    [Fact]
    public void A_thousand_layers_are_drawn_soon()
    {
        var summary = Pictures.Summarize($$"""{"input_shape":[8],"layers":[{{string.Join(',', Enumerable.Repeat("""{"type":"Dense","units":8}""", 1_000))}}]}""");
        var clock = Stopwatch.StartNew();
        Assert.Equal(1_000, Pictures.Layers(Pictures.DrawSvg(summary), "node").Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void More_than_an_eye_can_follow_is_refused_by_the_name_of_the_limit()
    {
        var open = new DiagramOptions { ExpandNested = true };
        Assert.Equal("limit_exceeded.diagram_nodes", Refused(Rendering.Models.Doubling(40), open));
        Assert.Equal("limit_exceeded.diagram_nodes", Refused(Rendering.Models.Chain([.. Enumerable.Range(0, 6_000).Select(i => Rendering.Models.Dense($"d{i}"))])));
        Assert.Equal("limit_exceeded.diagram_edges", Refused(Dense(220, everyOther: 1)));
        Assert.Equal("limit_exceeded.diagram_bends", Refused(Dense(600, everyOther: 20)));
        Assert.Equal("limit_exceeded.diagram_text", Refused(Rendering.Models.Chain([.. Enumerable.Range(0, 4_000).Select(i => Rendering.Models.Dense(new string('&', 250) + i))])));
    }

    [Fact]
    public void A_picture_that_nobody_waits_for_is_given_up()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var output = new ArrayBufferWriter<byte>();
        Assert.Throws<OperationCanceledException>(() => DiagramRenderer.Write(
            Pictures.Measured("models/residual_block"), DiagramFormat.Svg, DiagramOptions.Default, output, gone.Token));
    }

    private static string? Refused(ModelSummary summary, DiagramOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var problem = DiagramRenderer.Write(summary, DiagramFormat.Svg, options ?? DiagramOptions.Default, output);
        Assert.Equal(0, output.WrittenCount);
        return problem?.Key;
    }

    /// <summary>Layers of which each is connected to those before it, or to some of them.</summary>
    private static ModelSummary Dense(int layers, int everyOther) => Rendering.Models.Graph([.. Enumerable.Range(0, layers).Select(i => Rendering.Models.Dense(
        $"d{i}", new LayerCall([.. Enumerable.Range(0, i).Where(source => source == i - 1 || source % everyOther == 0).Select(source => new TensorReference($"d{source}"))], null)))]);

    private static void AssertInPlace(ModelSummary summary, DiagramOptions options)
    {
        var svg = Pictures.DrawSvg(summary, options);
        var page = new Rectangle(0, 0, Pictures.Number(svg, "width"), Pictures.Number(svg, "height"));
        var layers = Pictures.Layers(svg, "node");
        var boxes = layers.ConvertAll(Pictures.FirstRectangle);
        var frames = Pictures.Layers(svg, "frame").ConvertAll(Pictures.FirstRectangle);
        AssertApart(boxes);
        Assert.True(boxes.TrueForAll(page.Holds));
        foreach (var frame in frames)
        {
            Assert.True(boxes.TrueForAll(box => frame.Holds(box) || !frame.Overlaps(box)));
            Assert.True(frames.TrueForAll(other => frame.Holds(other) || other.Holds(frame) || !frame.Overlaps(other)));
        }

        var byName = layers.Zip(boxes).ToLookup(layer => (string)layer.First.Attribute("data-layer")!, layer => layer.Second);
        foreach (var edge in Pictures.Edges(svg))
        {
            var points = Pictures.Points(edge);
            Assert.True(points.TrueForAll(page.HasInside));
            Assert.Contains(byName[(string)edge.Attribute("data-from")!], box => box.HasOnBorder(points[0]));
            Assert.Contains(byName[(string)edge.Attribute("data-to")!], box => box.HasOnBorder(points[^1]));
            var (left, top, right, bottom) = (points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y));
            foreach (var box in boxes.Where(box => box.Overlaps(new(left - 1, top, right + 1, bottom))))
                Assert.DoesNotContain(points, box.HasInside);
        }
    }

    private static void AssertApart(List<Rectangle> boxes)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} lies on {boxes[j]}.");
        }
    }

    /// <summary>Each text is inside the box, and none on another.</summary>
    private static void AssertFits(XElement layer)
    {
        var texts = Pictures.Texts(layer).Select(TextBox).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.True(Pictures.FirstRectangle(layer).Holds(text), $"{text} is not inside {Pictures.FirstRectangle(layer)}."));
        AssertApart(texts);
    }

    private static Rectangle TextBox(XElement text)
    {
        var style = ((string?)text.Attribute("class") ?? "").Split(' ');
        var isName = style.Contains("name");
        var size = isName ? 13 : 12;
        var width = TextWidth.Of(text.Value, size, isName);
        var (x, y) = (Pictures.Number(text, "x"), Pictures.Number(text, "y"));
        var left = style.Contains("end") ? x - width : style.Contains("middle") ? x - (width / 2) : x;
        return new(left, y - (size * 0.75), left + width, y + (size * 0.25));
    }

    private static Rectangle Around(Rectangle a, Rectangle b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));
}
