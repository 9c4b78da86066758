using System.Text.RegularExpressions;
using SummaryService.Domain.Diagrams;

namespace SummaryService.Domain.Tests.Diagrams;

/// <summary>Names that are different and, cleaned or joined to paths, the same: every picture still has each layer, and tells them apart.</summary>
public sealed partial class CollidingNameTests
{
    private static readonly Dictionary<string, (int Boxes, string Body)> Models = new()
    {
        ["a path that is a name, and so is the name with a number"] = (4, """
            {"layers":[{"type":"Input","name":"m/a","shape":[4]},{"type":"ReLU","name":"m/a #2","inputs":"m/a"},
            {"type":"Functional","name":"m","inputs":"m/a #2","layers":[{"type":"Input","name":"a","shape":[4]},{"type":"ReLU","name":"b","inputs":"a"}]}]}
            """),
        ["all numbers are taken"] = (203, $$"""
            {"layers":[{"type":"Input","name":"m/a","shape":[4]},{{Each(200, i => $$"""{"type":"ReLU","name":"m/a #{{i}}","inputs":"m/a"}""")}},
            {"name":"m","inputs":"m/a","layers":[{"type":"Input","name":"a","shape":[4]},{"type":"ReLU","name":"b","inputs":"a"}]}]}
            """),
        ["marks that turn text around"] = (400, Chain(Marked)),
        ["marks that turn text around, and all their numbers"] = (400, Chain(i => i < 200 ? $"x\uFFFD\uFFFD\uFFFD #{i + 200}" : Marked(i))),
        ["paths that are cut at other places"] = (8, """
            {"layers":[{"type":"Input","name":"a/b/c","shape":[4]},
            {"name":"a","inputs":"a/b/c","layers":[{"type":"Input","name":"b/c","shape":[4]},{"name":"b","inputs":"b/c","layers":[{"type":"Input","name":"c","shape":[4]},{"type":"ReLU","name":"d","inputs":"c"}]}]},
            {"name":"a/b","inputs":"a","layers":[{"type":"Input","name":"c","shape":[4]},{"type":"ReLU","name":"d","inputs":"c"}]},
            {"type":"ReLU","name":"a/b/d","inputs":"a/b"},{"type":"ReLU","name":"a/b/d #7","inputs":"a/b/d"}]}
            """),
    };

    public static TheoryData<string, DiagramFormat, DiagramView> Pictured => new(
        from model in Models.Keys
        from picture in new[]
        {
            (DiagramFormat.Svg, DiagramView.Graph), (DiagramFormat.Svg, DiagramView.Flow), (DiagramFormat.Mermaid, DiagramView.Graph), (DiagramFormat.Dot, DiagramView.Graph),
        }
        select (model, picture.Item1, picture.Item2));

    [Theory]
    [MemberData(nameof(Pictured))]
    public async Task Every_layer_has_a_box_of_its_own(string name, DiagramFormat format, DiagramView view)
    {
        var (boxes, body) = Models[name];
        var summary = Pictures.Summarize(body);
        // In a task, so that a picture without end fails the test and does not keep it.
        var text = await Task.Run(() => Pictures.Draw(summary, format, new() { ExpandNested = true, View = view })).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var drawn = format switch
        {
            DiagramFormat.Dot => DotNode().Matches(text).Select(node => node.Groups[1].Value),
            DiagramFormat.Mermaid => MermaidNode().Matches(text).Select(node => node.Groups[1].Value),
            _ => SvgNode().Matches(text).Select((_, index) => $"{index}"),
        };
        // A flow shows the input that a chain hides.
        var ids = drawn.Skip(view == DiagramView.Flow && summary.Type == "Sequential" ? 1 : 0).ToList();
        Assert.Equal(boxes, ids.Count);
        Assert.Distinct(ids);
    }

    /// <summary>Names of three marks each, which are not shown as they are: all names look the same.</summary>
    private static string Marked(int number)
    {
        const string marks = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
        return $"x{marks[number % 9]}{marks[number / 9 % 9]}{marks[number / 81]}";
    }

    private static string Chain(Func<int, string> name) => $$"""{"input_shape":[4],"layers":[{{Each(400, i => $$"""{"type":"ReLU","name":"{{name(i)}}"}""")}}]}""";

    private static string Each(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    [GeneratedRegex("""^ +("(?:[^"\\]|\\.)*") \[label""", RegexOptions.Multiline)]
    private static partial Regex DotNode();

    [GeneratedRegex("""^ +(n\d+)\["(.*?)<br/>""", RegexOptions.Multiline)]
    private static partial Regex MermaidNode();

    [GeneratedRegex("""<g class="node """)]
    private static partial Regex SvgNode();
}
