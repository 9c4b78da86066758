using System.Buffers;
using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Html;
using SummaryService.Domain.Rendering.Markdown;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Summaries;
using static SummaryService.Domain.Tests.Rendering.Models;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>The parts of a table by themselves.</summary>
public static class TableDetailTests
{
    [Theory]
    [InlineData("conv", "`conv`")]
    [InlineData("", "` `")]
    [InlineData(" ", "`   `")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a``", "``` a`` ```")]
    [InlineData("a|b", @"`a\|b`")]
    [InlineData(@"a\|b", @"`a\\|b`")]
    [InlineData("a\nb\u0085c", "`a␊b\uFFFDc`")]
    public static void A_name_stands_as_code(string name, string markdown) => Assert.Equal(markdown, CodeSpan.Of(name, inTable: true));

    [Fact]
    public static void Outside_a_table_a_bar_is_a_bar() => Assert.Equal("`a|b`", CodeSpan.Of("a|b", inTable: false));

    [Theory]
    [InlineData("\u202Eabc\u2066", "\uFFFDabc\uFFFD")]
    [InlineData("\0\u007F\u2028", "␀␡\uFFFD")]
    [InlineData("卷积 é 🧠", "卷积 é 🧠")]
    public static void What_disturbs_the_text_around_it_is_replaced(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public static void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("a\uFFFDb", VisibleText.Of("a\uD800b"));

    [Fact]
    public static void What_nobody_can_tell_is_told_as_a_bound()
    {
        var summary = Chain(Dense("own") with { HasUnknownWeights = true }) with
        {
            Totals = new() { Trainable = 20, TrainableBytes = 80, IsLowerBound = true },
            Warnings = [new Problem { Key = "unknown_params", Layer = "own", Values = [new("layer", "<own>"), new("type", "My`Layer")] }],
        };

        var (markdown, html) = (Markdown(summary), Html(summary));

        Assert.Contains("| ≥ 20 |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("- **Total params:** ≥ 20 (80.00 B)\n", markdown, StringComparison.Ordinal);
        Assert.Contains("\nWarnings:\n\n- ``", markdown, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">≥ 20</td>", html, StringComparison.Ordinal);
        Assert.Contains("with at least 20 parameters", html, StringComparison.Ordinal);
        Assert.Contains("<h2>Warnings</h2>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<own>", html, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_built_optimizer_has_its_own_line_and_counts_into_the_total()
    {
        var summary = Chain() with
        {
            Totals = new() { Trainable = 20, TrainableBytes = 80, HasOptimizer = true, Optimizer = 42, OptimizerBytes = 168 },
        };

        Assert.EndsWith(
            "- **Total params:** 62 (248.00 B)\n- **Trainable params:** 20 (80.00 B)\n- **Non-trainable params:** 0 (0.00 B)\n"
            + "- **Optimizer params:** 42 (168.00 B)\n",
            Markdown(summary),
            StringComparison.Ordinal);
    }

    [Fact]
    public static void A_layer_without_weights_yet_is_shown_as_unbuilt() =>
        Assert.Contains("| `d` | Dense | `?` | 0 (unbuilt) |", Markdown(Chain(Dense("d") with { Output = null, IsBuilt = false })), StringComparison.Ordinal);

    private static string Markdown(ModelSummary summary) => Text(output => MarkdownRenderer.Write(summary, new(), output));

    private static string Html(ModelSummary summary) => Text(output => HtmlRenderer.Write(summary, new(), output));

    private static string Text(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
