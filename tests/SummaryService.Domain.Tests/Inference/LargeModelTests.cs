using System.Diagnostics;
using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Models that are large, deep or made to explode: answered or refused, and soon.</summary>
public sealed class LargeModelTests
{
    // Far more than any of them takes, and far less than an explosion would.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public void Ten_thousand_layers_in_a_chain()
    {
        var summary = Answer($$"""{"input_shape":[8],"layers":[{{Join(10_000, i => """{"type":"Dense","units":8}""")}}]}""").Value!;
        Assert.Equal(10_000 * 72, summary.Totals.Params);
        Assert.Equal("dense_9999", summary.Layers[^1].Name);
    }

    [Fact]
    public void Ten_thousand_layers_in_a_graph_written_backwards()
    {
        var layers = Join(10_000, i => $$"""{"type":"Dense","name":"d{{10_000 - i}}","units":8,"inputs":"d{{9_999 - i}}"}""");
        var summary = Answer($$"""{"layers":[{{layers}},{"type":"Input","name":"d0","shape":[8]}]}""").Value!;
        Assert.Equal(10_000 * 72, summary.Totals.Params);
        Assert.Equal("d0", summary.Layers[0].Name);
        Assert.Equal("d10000", summary.Layers[^1].Name);
    }

    [Fact]
    public void A_diamond_of_depth_thirty_has_a_thousand_million_paths_and_thirty_rows()
    {
        var layers = Join(30, i => $$"""{"type":"Add","name":"x{{i + 1}}","inputs":["x{{i}}","x{{i}}"]}""");
        var summary = Answer($$"""{"layers":[{"type":"Input","name":"x0","shape":[8]},{{layers}}]}""").Value!;
        Assert.Equal(31, summary.Layers.Length);
    }

    [Fact]
    public void Nineteen_models_each_calling_the_next_ten_times()
    {
        var model = """{"type":"Dense","name":"m19","units":4,"calls":["i","i","i","i","i","i","i","i","i","i"]}""";
        for (var depth = 18; depth >= 0; depth--)
        {
            var calls = string.Join(",", Enumerable.Repeat("\"i\"", 10));
            var sum = string.Join(",", Enumerable.Range(0, 10).Select(i => $"\"m{depth + 1}[{i}][0]\""));
            model = $$"""{"name":"m{{depth}}","layers":[{"type":"Input","name":"i","shape":[4]},{{model}},{"type":"Add","name":"s","inputs":[{{sum}}]}]{{(depth > 0 ? $",\"calls\":[{calls}]" : "")}}}""";
        }

        var summary = Answer(model).Value!;
        Assert.Equal(20, summary.Totals.Params);
        Assert.Equal(Int128.Parse("160000000000000000000"), summary.Totals.Cost?.Macs);
    }

    [Fact]
    public void A_model_called_on_more_shapes_than_allowed_is_refused()
    {
        var inputs = Join(60, i => $$"""{"type":"Input","name":"i{{i}}","shape":[{{i + 1}},4]}""");
        var calls = Join(60, i => $"\"i{i}\"");
        var body = $$"""{"layers":[{{inputs}},{"name":"m","layers":[{"type":"Dense","units":2}],"calls":[{{calls}}]}]}""";
        Assert.True(Answer(body).IsSuccess);
        var refused = Summarizer.Summarize(Encoding.UTF8.GetBytes(body), new SummaryOptions { Limits = new Limits { ModelVisits = 50 } });
        Assert.Equal(ProblemKind.OverLimit, refused.Report!.Kind);
    }

    [Theory]
    [InlineData(19_999, true)]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    public void As_many_layers_as_the_limit_allows(int count, bool isAllowed)
    {
        var outcome = Answer($$"""{"input_shape":[8],"layers":[{{Join(count, i => """{"type":"ReLU"}""")}}]}""");
        Assert.Equal(isAllowed, outcome.IsSuccess);
        if (!isAllowed) Assert.Equal("limit_exceeded.layers", outcome.Report!.Problems[0].Key);
    }

    private static Outcome<ModelSummary> Answer(string body)
    {
        var clock = Stopwatch.StartNew();
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(body));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        return outcome;
    }

    private static string Join(int count, Func<int, string> item) => string.Join(",", Enumerable.Range(0, count).Select(item));
}
