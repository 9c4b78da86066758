using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Explanations;

namespace SummaryService.Domain.Tests.Layers;

/// <summary>Operations as a person writes them: what they give, what they cost, and what they refuse.</summary>
public sealed class OperationCasesTests
{
    // A tensor cut into thousands of pieces has the same rule for each.
    private const int ManyOutputs = 16;
    private static readonly SummaryOptions Explained = new() { Explain = true };
    private static readonly JsonObject[] Derived = Read("operations/derived.ndjson.gz");
    private static readonly JsonObject[] Simple = Read("operations/simple.ndjson");

    public static TheoryData<int, string> DerivedCases => Rows(Derived, row => (string)row["layer"]!["type"]!);

    public static TheoryData<int, string> SimpleCases => Rows(Simple, row => (string)row["case"]!);

    [Theory]
    [MemberData(nameof(DerivedCases))]
    public void An_operation_gives_what_Keras_infers(int line, string type)
    {
        var row = Derived[line];
        var request = new JsonObject { ["layer"] = row["layer"]!.DeepClone(), ["inputs"] = row["inputs"]!.DeepClone() };
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()));
        if (row["refused"] is not null)
        {
            Assert.False(outcome.IsSuccess, $"{type}: {request.ToJsonString()}");
            Assert.Equal(ProblemKind.Invalid, outcome.Report.Kind);
            Assert.All(outcome.Report.Problems, Told);
            return;
        }

        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : $"{Messages.Message(outcome.Report.Problems[0])} {request.ToJsonString()}");
        var expected = row["outputs"]!.AsArray().Select(tensor =>
            $"[{string.Join(",", tensor!["shape"]!.AsArray().Select(size => size?.ToJsonString() ?? ""))}] {tensor["dtype"]}");
        Assert.Equal(string.Join("; ", expected), string.Join("; ", outcome.Value.Output!.Flatten().Select(Tensor)) + (expected.Any() ? "" : request.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(SimpleCases))]
    public void Operations_stand_among_layers(int line, string name)
    {
        var row = Simple[line];
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(row["model"]!.ToJsonString()));
        if (row["problems"] is JsonArray problems)
        {
            Assert.False(outcome.IsSuccess, name);
            Assert.Equal(
                problems.Select(problem => $"{problem!["code"]} {problem["pointer"]}"),
                outcome.Report.Problems.Select(problem => $"{problem.Code} {problem.Pointer}"));
            foreach (var (problem, wanted) in outcome.Report.Problems.Zip(problems))
            {
                Told(problem);
                Assert.Contains((string)wanted!["hint"]!, Messages.Hint(problem));
            }

            return;
        }

        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : $"{name}: {Messages.Message(outcome.Report.Problems[0])}");
        Assert.Equal(row["rows"]!.AsArray().Select(expected => (string)expected!), outcome.Value.Layers.Select(Row));
    }

    [Theory]
    [MemberData(nameof(OperationCatalogueTests.Types), MemberType = typeof(OperationCatalogueTests))]
    public void Whatever_stands_in_an_argument_is_answered(string type)
    {
        string[] values = ["0", "-1", "3", "4611686018427387904", "-9223372036854775808", "1e300", "true", "\"ij->ji\"", "[]", "[0,1]", "[[1],[0]]", "[4611686018427387904,2]", "[[],[null,{}]]", "{}"];
        string[] inputs = ["[null,3,4]", "[2,2]", "[]", "[0,5,6,8]", "[[2,7,7,4],[3,3,4,4]]", "[[2,8],[2,8],[8]]", "[[null,3,4],[null,3,4]]", "[[4611686018427387904,4611686018427387904],[0,0],[1]]"];
        var arguments = OperationCatalogue.Find(type)!.Arguments.Select(argument => argument.Name).ToArray();
        foreach (var given in inputs)
        {
            foreach (var value in values)
            {
                foreach (var alone in arguments.Append(null))
                {
                    var written = arguments.Where(name => alone is null || name == alone).Select(name => $",\"{name}\":{value}");
                    var body = $"{{\"layer\":{{\"type\":\"ops.{type}\"{string.Concat(written)}}},\"inputs\":{given}}}";
                    var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(body), Explained);
                    if (outcome.IsSuccess)
                    {
                        Assert.All(outcome.Value.Output!.Flatten(), tensor => Assert.DoesNotContain("-", Tensor(tensor)));
                        if (outcome.Value.Output.Flatten().Count <= ManyOutputs) ExplanationChecks.AssertAgrees(outcome.Value);
                    }
                    else
                    {
                        Assert.All(outcome.Report.Problems, Told);
                    }
                }
            }
        }
    }

    private static string Row(LayerRow row) =>
        $"{row.Name} {row.Type} {string.Join("; ", row.Output!.Flatten().Select(Tensor))} macs {row.Cost?.Macs} flops {row.Cost?.Flops}"
        + $" ← {string.Join(", ", row.ConnectedTo)}";

    private static string Tensor(TensorSpec tensor) =>
        $"[{string.Join(",", tensor.Shape.Dims.ToArray().Select(dim => dim.IsKnown ? $"{dim}" : ""))}] {tensor.DType}";

    private static void Told(Problem problem)
    {
        Assert.NotEmpty(Messages.Message(problem));
        Assert.NotEmpty(Messages.Hint(problem)!);
    }

    private static JsonObject[] Read(string file) => [.. Cases.Lines(file).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static TheoryData<int, string> Rows(JsonObject[] cases, Func<JsonObject, string> name)
    {
        var rows = new TheoryData<int, string>();
        for (var line = 0; line < cases.Length; line++)
            rows.Add(line, name(cases[line]));
        return rows;
    }
}
