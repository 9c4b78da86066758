using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Layers;

public sealed class LayerCasesTests
{
    public static TheoryData<string, int, string> Measured => Rows(["keras-tests", "sweep", .. LayerCases.Derived], row => row["layer"] is not null);

    public static TheoryData<string, int, string> Written => Rows(["sweep", .. LayerCases.Derived], row => row["error"] is null);

    public static TheoryData<string, int, string> Refused => Rows(["rejects", .. LayerCases.Derived], row => row["error"] is not null);

    public static TheoryData<string, int, string> Odd => Rows(["oddities-accepted"], _ => true);

    public static TheoryData<string, int, string> Foreign => Rows(LayerCases.ForeignInside("keras-tests").Select(entry => ("keras-tests", entry.Line, entry.Row)));

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_serialized_layer_gives_what_Keras_gives(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        AssertAgrees(row, LayerCases.Serialized(row), type);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_layer_as_a_person_writes_it_gives_what_Keras_gives(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        AssertAgrees(row, LayerCases.Written(row), type);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_Keras_refuses_is_refused_where_it_is_wrong(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        var outcome = Run(LayerCases.Written(row));
        Assert.False(outcome.IsSuccess, $"{type}: {row.ToJsonString()}");
        Assert.Equal(ProblemKind.Invalid, outcome.Report.Kind);
        if (row["error"]!["code"] is { } code) Assert.Equal($"{code} {row["error"]!["pointer"]}", $"{outcome.Report.Problems[0].Code} {outcome.Report.Problems[0].Pointer}");
        Assert.All(outcome.Report.Problems, problem =>
        {
            Assert.Matches("^/(layer|inputs)", problem.Pointer);
            Assert.NotEmpty(Messages.Message(problem));
            Assert.NotEmpty(Messages.Hint(problem)!);
        });
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void What_is_odd_is_answered_or_refused_with_a_reason(string file, int line, string type)
    {
        var outcome = Run(LayerCases.Written(LayerCases.Get(file, line)));
        if (outcome.IsSuccess) Assert.Equal(LayerCatalogue.Find(type)!.Type, outcome.Value.Type);
        else Assert.All(outcome.Report.Problems, problem => Assert.NotEmpty(Messages.Message(problem)));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_layer_around_foreign_code_tells_its_shapes_and_that_its_weights_are_unknown(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        var outcome = Run(LayerCases.Serialized(row));
        Assert.True(outcome.IsSuccess, type);
        var (expected, actual) = LayerCases.Compare(row, outcome.Value);
        Assert.Equal(expected.Split(" | ")[0], actual.Split(" | ")[0]);
        Assert.True(outcome.Value.HasUnknownWeights);
    }

    private static void AssertAgrees(JsonObject row, JsonObject request, string type)
    {
        var outcome = Run(request);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : $"{type}: {Messages.Message(outcome.Report.Problems[0])} {request.ToJsonString()}");
        var (expected, actual) = LayerCases.Compare(row, outcome.Value);
        Assert.Equal(expected, actual);
        if (row["cost"] is { } cost)
            Assert.Equal($"{cost["macs"]} MACs, {cost["flops"]} FLOPs", $"{outcome.Value.Cost?.Macs} MACs, {outcome.Value.Cost?.Flops} FLOPs");
    }

    private static Outcome<LayerRow> Run(JsonObject request) => Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()));

    private static TheoryData<string, int, string> Rows(IEnumerable<string> files, Func<JsonObject, bool> where) =>
        Rows(files.SelectMany(file => LayerCases.Known(file).Where(entry => where(entry.Row)).Select(entry => (file, entry.Line, entry.Row))));

    private static TheoryData<string, int, string> Rows(IEnumerable<(string File, int Line, JsonObject Row)> entries)
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var (file, line, row) in entries)
            rows.Add(file, line, LayerCases.TypeOf(row));
        return rows;
    }
}
