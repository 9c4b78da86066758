using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Explanations;
using ShapeText = SummaryService.Domain.Summaries.ShapeText;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>
/// What an architecture leaves open (its input, a default, a release) and what each era of Keras makes of that: rows, totals and warnings of
/// the data, and lines of texts.
/// </summary>
public sealed class OpenQuestionTests
{
    private static readonly Dictionary<string, JsonNode> All =
        Cases.Lines("dialects/open.ndjson").Select(line => JsonNode.Parse(line)!).ToDictionary(row => (string)row["case"]!);

    public static TheoryData<string> Told => new(All.Where(entry => entry.Value["rows"] is not null).Select(entry => entry.Key));

    public static TheoryData<string> Refused => new(All.Where(entry => entry.Value["problems"] is not null).Select(entry => entry.Key));

    public static TheoryData<string, string> Texts
    {
        get
        {
            var texts = new TheoryData<string, string>();
            foreach (var (name, row) in All)
            {
                foreach (var (style, _) in row["texts"]?.AsObject() ?? [])
                    texts.Add(name, style);
            }

            return texts;
        }
    }

    [Theory]
    [MemberData(nameof(Told))]
    public void A_model_gives_its_rows(string name)
    {
        var row = All[name];
        var model = Success(Summarize(row, new() { Explain = true }));
        Assert.Equal(Strings(row["rows"]), model.Layers.Select(Line));
        var totals = model.Totals;
        Assert.Equal((string?)row["totals"], $"{totals.Params} {totals.Trainable} {totals.NonTrainable}{(totals.IsLowerBound ? " at least" : "")}");
        if (row["inputs"] is { } inputs)
            Assert.Equal(Strings(inputs), model.Inputs.Select(input => $"{input.Name} {input.Tensor.Shape} {input.Tensor.DType}"));
        if (row["bytes"] is { } bytes)
            Assert.Equal((long)bytes, model.Totals.Bytes);
        Assert.Equal(Strings(row["warnings"]), model.Warnings.Select(warning => warning.Key).Distinct());
        Assert.All(model.Warnings, warning => Assert.NotEmpty(Messages.Message(warning)));
        Assert.Equal(totals.IsLowerBound, Explainer.Explain(model).Summary.Contains($"at least {totals.Params} parameters", StringComparison.Ordinal));
        ExplanationChecks.AssertModel(model);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_release_prints_its_lines(string name, string style)
    {
        var row = All[name];
        var written = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(Success(Summarize(row, new() { Era = TextRenderer.EraOf(style)! })), new() { Style = style, ShowTrainable = style is "keras3" or "tf2.12", TerminalColumns = 140 }, written));
        var lines = Encoding.UTF8.GetString(written.WrittenSpan).Split('\n').Select(Words);
        Assert.Superset(Strings(row["texts"]![style]).Select(Words).ToHashSet(), lines.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_meant_is_refused(string name)
    {
        var report = Summarize(All[name], new()).Report;
        Assert.NotNull(report);
        Assert.Equal(Strings(All[name]["problems"]), report.Problems.Select(problem => $"{problem.Key} {problem.Pointer}"));
    }

    private static Outcome<ModelSummary> Summarize(JsonNode row, SummaryOptions options) => Summarizer.Summarize(
        new ModelFile
        {
            Architecture = Encoding.UTF8.GetBytes(row["body"]!.ToJsonString()),
            Release = (string?)row["release"],
            Weights = [.. (row["weights"]?.AsArray() ?? []).Select(layer => new StoredWeights((string)layer!["layer"]!, [.. layer["weights"]!.AsArray().Select(Stored)]))],
        },
        options);

    private static StoredWeight Stored(JsonNode? weight) => new((string)weight![0]!, [.. weight.AsArray().Skip(1).Select(size => (long)size!)]);

    private static ModelSummary Success(Outcome<ModelSummary> outcome)
    {
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value;
    }

    private static IEnumerable<string> Strings(JsonNode? list) => (list?.AsArray() ?? []).Select(item => (string)item!);

    private static string Words(string line) => string.Join(' ', line.Split((char[])[' ', '│'], StringSplitOptions.RemoveEmptyEntries));

    private static string Line(LayerRow row) => $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams}";
}
