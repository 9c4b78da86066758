using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using ShapeText = SummaryService.Domain.Summaries.ShapeText;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Models as people write them: rows, totals, problems, and lines of the text in a release's style.</summary>
public sealed class ShortFormTests
{
    private static readonly Dictionary<string, JsonNode> All =
        Cases.Lines("dialects/short-form.ndjson").Select(line => JsonNode.Parse(line)!).ToDictionary(row => (string)row["case"]!);

    public static TheoryData<string> Rows => Names("rows");

    public static TheoryData<string> Texts => Names("lines");

    public static TheoryData<string> Wrong => Names("problems");

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_model_gives_its_rows(string name)
    {
        var (row, model) = (All[name], Summarize(name));
        Assert.Equal(Strings(row["rows"]!), model.Layers.Select(Line));
        if (row["totals"] is { } totals)
            Assert.Equal(totals.AsArray().Select(number => (Int128)(long)number!), [model.Totals.Params, model.Totals.Trainable, model.Totals.NonTrainable]);
        Assert.Equal(row["warnings"] is { } warnings ? Strings(warnings) : [], model.Warnings.Select(warning => warning.Key).Distinct());
        Assert.All(model.Warnings, warning => Assert.NotEmpty(Messages.Message(warning)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_model_prints_its_lines(string name)
    {
        var written = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(Summarize(name), new() { Style = Style(name) }, written));
        var lines = Encoding.UTF8.GetString(written.WrittenSpan).Split('\n').Select(line => line.TrimEnd());
        Assert.Superset(Strings(All[name]["lines"]!).ToHashSet(), lines.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_model_that_Keras_refuses_is_refused(string name)
    {
        var report = Read(name).Report;
        Assert.NotNull(report);
        Assert.Equal(Strings(All[name]["problems"]!), report.Problems.Select(problem => $"{problem.Key} {problem.Pointer}"));
    }

    private static IEnumerable<string> Strings(JsonNode list) => list.AsArray().Select(item => (string)item!);

    private static string Style(string name) => (string?)All[name]["style"] ?? TextOptions.Default.Style;

    private static ModelSummary Summarize(string name)
    {
        var outcome = Read(name);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value;
    }

    private static Outcome<ModelSummary> Read(string name) =>
        Summarizer.Summarize(Encoding.UTF8.GetBytes(All[name]["body"]!.ToJsonString()), new() { Era = TextRenderer.EraOf(Style(name))! });

    private static TheoryData<string> Names(string what) => new(All.Where(entry => entry.Value[what] is not null).Select(entry => entry.Key));

    private static string Line(LayerRow row) => $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {string.Join(", ", row.ConnectedTo)}".TrimEnd();
}
