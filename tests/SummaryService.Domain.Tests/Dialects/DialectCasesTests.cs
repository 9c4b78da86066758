using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Models as old releases and TensorFlow.js write them: rows, totals and warnings, worked out by hand.</summary>
public sealed class DialectCasesTests
{
    private static readonly string[] Dialects = ["keras1", "keras2", "tfjs"];

    private static readonly Dictionary<string, (string Dialect, JsonNode Case)> All = Dialects
        .SelectMany(dialect => Cases.Lines($"dialects/{dialect}.ndjson").Select(line => (Dialect: dialect, Case: JsonNode.Parse(line)!)))
        .ToDictionary(row => $"{row.Dialect}: {row.Case["case"]}");

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_is_told_by_its_content_and_gives_its_rows(string name)
    {
        var (dialect, row) = All[name];
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(row["body"]!.ToJsonString()));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        var model = outcome.Value;
        Assert.Equal(dialect, model.Dialect);
        Assert.Equal(row["rows"]!.AsArray().Select(line => (string)line!), model.Layers.Select(Line));
        Assert.Equal(row["totals"]!.AsArray().Select(number => (Int128)(long)number!), [model.Totals.Params, model.Totals.Trainable, model.Totals.NonTrainable]);
        Assert.Equal(row["warnings"]!.AsArray().Select(code => (string)code!), model.Warnings.Select(warning => warning.Code).Distinct());
        Assert.All(model.Warnings, warning => Assert.NotEmpty(Messages.Message(warning)));
    }

    private static string Line(LayerRow row)
    {
        var shape = row.Output is null ? "?" : ShapeText.Of(row.Output);
        return $"{row.Name} {row.Type} {shape} {row.Params} {string.Join(", ", row.ConnectedTo)}".TrimEnd();
    }
}
