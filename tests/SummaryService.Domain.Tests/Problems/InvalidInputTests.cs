using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Tests.Problems;

/// <summary>Wrong input is met with every fault, its place, and a hint.</summary>
public sealed class InvalidInputTests
{
    private static readonly Dictionary<string, JsonNode> Bodies = Read("invalid/bodies.ndjson");
    private static readonly Dictionary<string, JsonNode> LayerBodies = Read("invalid/layers.ndjson");

    public static TheoryData<string> BodyCases => new(Bodies.Keys);

    public static TheoryData<string> LayerCases => new(LayerBodies.Keys);

    [Theory]
    [MemberData(nameof(BodyCases))]
    public void A_wrong_model_is_answered_with_all_its_problems(string name)
    {
        var row = Bodies[name];
        AssertProblems(row, Summarizer.Summarize(Encoding.UTF8.GetBytes((string)row["body"]!)).Report);
    }

    [Theory]
    [MemberData(nameof(LayerCases))]
    public void A_wrong_layer_is_answered_with_all_its_problems(string name)
    {
        var row = LayerBodies[name];
        AssertProblems(row, Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes((string)row["body"]!)).Report);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_located()
    {
        var report = Summarizer.Summarize((byte[])[.. "{\"name\":\""u8, 0xE9]).Report!;
        Assert.Equal("invalid_json.encoding", report.Problems[0].Key);
        Assert.Equal(9, report.Problems[0].Position!.Offset);
    }

    [Fact]
    public void No_more_problems_are_reported_than_a_page_holds()
    {
        var layers = string.Join(",", Enumerable.Repeat("{\"type\":\"Nonsense\"}", 5_000));
        var report = Summarizer.Summarize(Encoding.UTF8.GetBytes($"{{\"layers\":[{layers}]}}")).Report!;
        Assert.Equal(ProblemReport.Most, report.Problems.Length);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.True(Summarizer.Summarize("\uFEFF{\"layers\":[]}"u8.ToArray()).IsSuccess);

    private static void AssertProblems(JsonNode row, ProblemReport? report)
    {
        Assert.NotNull(report);
        Assert.Equal((string)row["kind"]!, $"{report.Kind}");
        var expected = row["problems"]!.AsArray();
        Assert.Equal(
            expected.Select(problem => $"{problem!["code"]} {problem["pointer"]}"),
            report.Problems.Select(problem => $"{problem.Code} {problem.Pointer}"));
        foreach (var (problem, wanted) in report.Problems.Zip(expected))
        {
            Assert.NotEmpty(Messages.Message(problem));
            Assert.Contains((string)wanted!["hint"]!, Messages.Hint(problem));
            if (problem.Received is not null) Assert.NotNull(JsonNode.Parse(problem.Received));
        }

        if (row["position"] is { } position)
            Assert.Equal(new TextPosition((long)position["line"]!, (long)position["column"]!) { Offset = (long)position["offset"]! }, report.Problems[0].Position);
    }

    private static Dictionary<string, JsonNode> Read(string file) =>
        Cases.Lines(file).Select(line => JsonNode.Parse(line)!).ToDictionary(row => (string)row["case"]!);
}
