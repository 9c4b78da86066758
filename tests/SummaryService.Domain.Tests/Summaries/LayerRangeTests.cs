using System.Diagnostics;
using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Hostile;

namespace SummaryService.Domain.Tests.Summaries;

/// <summary>A range of layers by a stranger's expressions: the rows that it names, in little time and memory whatever it is.</summary>
[Collection(nameof(Alone))]
public sealed class LayerRangeTests
{
    private const long MostBytes = 50_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly ModelSummary Few = Named(100);
    private static readonly ModelSummary Many = Named(19_000);

    [Theory]
    [InlineData("b", "d", "b c d")]
    [InlineData("d", "b", "b c d")]
    [InlineData("[ac]", "[ac]", "a b c")]
    [InlineData("c$", ".*", "c d e")]
    [InlineData("", "", "a b c d e")]
    public void A_range_goes_from_the_first_match_to_the_last(string first, string last, string rows)
    {
        var summary = Rendering.Models.Chain([.. "abcde".Select(name => Rendering.Models.Dense($"{name}"))]);
        var (range, problem) = LayerRange.Apply(summary, first, last);
        Assert.Null(problem);
        Assert.Equal(rows.Split(' '), range!.Layers.Select(row => row.Name));
        Assert.Equal(summary.Totals, range.Totals);
    }

    [Theory]
    [InlineData("x", "bad_option.layer_range_unmatched")]
    [InlineData("(", "bad_option.layer_range_pattern")]
    [InlineData("a{2000}", "bad_option.layer_range_large")]
    public void What_is_wrong_with_a_range_is_told(string pattern, string key)
    {
        var summary = Rendering.Models.Chain(Rendering.Models.Dense("a"));
        foreach (var (first, last) in new[] { (pattern, "a"), ("a", pattern) })
        {
            var (range, problem) = LayerRange.Apply(summary, first, last);
            Assert.Null(range);
            Assert.Equal((key, "layer_range"), (problem!.Key, problem.Option));
            Assert.NotEmpty(Messages.Message(problem));
        }
    }

    [Theory]
    [InlineData("layer_00012a", null)]
    [InlineData("layer_000", null)]
    [InlineData("layer_1899[0-9]", null)]
    [InlineData("(layer|conv)_0", null)]
    [InlineData(".*b", null)]
    [InlineData(".*a.{20}[XY]|.*b.{20}[XY]|.*c.{20}[XY]|.*d.{20}[XY]|.*e.{20}[XY]|.*f.{20}[XY]|.*g.{20}[XY]|.*h.{20}[XY]|.*i.{20}[XY]|.*j.{20}[XY]", "bad_option.layer_range_slow")]
    [InlineData("(.*)*(.*)*(.*)*(.*)*X", "bad_option.layer_range_slow")]
    [InlineData("(a*)*(a*)*layer((.?){10}){30}X", "bad_option.layer_range_slow")]
    [InlineData("(?i)[^abcdefghijkMNOPQRSTUVWXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZXYZ0]{500}X|.*X", "bad_option.layer_range_slow")]
    [InlineData("(x+x+)+y|(((l+)+)+)+|[a-z_0-9]+X", null)]
    public void Nobody_waits_long_for_a_range(string pattern, string? expected)
    {
        var key = Measured(Many, pattern);
        // What is too much for so many names may be well for a few, and never takes longer.
        Measured(Few, pattern);
        if (expected is not null) Assert.Equal(expected, key);
        else Assert.NotEqual("bad_option.layer_range_slow", key);
    }

    private static string? Measured(ModelSummary summary, string pattern)
    {
        var (best, key) = (TimeSpan.MaxValue, (string?)null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 3 && best > Longest; i++)
        {
            var (clock, processors) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            key = LayerRange.Apply(summary, pattern, pattern).Problem?.Key;
            best = new[] { best, clock.Elapsed, Environment.CpuUsage.TotalTime - processors }.Min();
        }

        Assert.True(best < Longest, $"{best.TotalMilliseconds:N0} ms.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 * MostBytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{best.TotalMilliseconds:N0} ms for {pattern} on {summary.Layers.Length}: {key}");
        return key;
    }

    private static ModelSummary Named(int layers)
    {
        var body = string.Join(',', Enumerable.Range(0, layers).Select(i => $$"""{"type":"ReLU","name":"layer_{{i:00000}}{{Letters(i)}}"}"""));
        return Summarizer.Summarize(Encoding.UTF8.GetBytes($$"""{"input_shape":[4],"layers":[{{body}}]}""")).Value!;
    }

    private static string Letters(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, 244).Select(_ => (char)('a' + random.Next(10))));
    }
}
