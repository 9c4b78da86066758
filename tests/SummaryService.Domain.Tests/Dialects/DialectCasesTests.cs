using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Explanations;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Models as old releases and TensorFlow.js write them: rows, totals and warnings, worked out by hand.</summary>
public sealed class DialectCasesTests
{
    private static readonly SummaryOptions Explained = new() { Explain = true };
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

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_stands_in_place_of_a_value_is_answered(string name)
    {
        var body = All[name].Case["body"]!;
        var places = Places(body, []).ToList();
        Assert.NotEmpty(places);
        foreach (var place in places)
        {
            foreach (var other in (string[])["null", "[]", "\"x\"", "-1", "9223372036854775807", "[[\"x\",0,0]]", "{\"class_name\":\"Dense\",\"config\":{}}"])
            {
                var changed = body.DeepClone();
                Put(changed, place, other);
                var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(changed.ToJsonString()), Explained);
                if (outcome.IsSuccess) ExplanationChecks.AssertModel(outcome.Value);
                Assert.True(outcome.IsSuccess || !outcome.Report.Problems.IsEmpty, changed.ToJsonString());
                Assert.All(outcome.Report?.Problems ?? [], problem => Assert.NotEmpty(Messages.Message(problem)));
            }
        }
    }

    /// <summary>The places of all values: the steps that lead to each.</summary>
    private static IEnumerable<object[]> Places(JsonNode? node, object[] path)
    {
        if (path.Length > 0) yield return path;
        var inner = node switch
        {
            JsonObject map => map.SelectMany(entry => Places(entry.Value, [.. path, entry.Key])),
            JsonArray list => list.SelectMany((item, i) => Places(item, [.. path, i])),
            _ => [],
        };
        foreach (var place in inner)
            yield return place;
    }

    private static void Put(JsonNode node, object[] path, string json)
    {
        foreach (var step in path[..^1])
            node = (step is int i ? node[i] : node[(string)step])!;
        if (path[^1] is int last) node[last] = JsonNode.Parse(json);
        else node[(string)path[^1]] = JsonNode.Parse(json);
    }

    private static string Line(LayerRow row)
    {
        var shape = row.Output is null ? "?" : ShapeText.Of(row.Output);
        return $"{row.Name} {row.Type} {shape} {row.Params} {string.Join(", ", row.ConnectedTo)}".TrimEnd();
    }
}
