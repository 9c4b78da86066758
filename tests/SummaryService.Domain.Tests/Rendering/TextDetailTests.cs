using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Rendering.Text.Boxed;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;
using Xunit;
using static SummaryService.Domain.Tests.Rendering.Models;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>The parts of a text by themselves, where the releases' own texts show them seldom.</summary>
public static class TextDetailTests
{
    [Theory]
    [InlineData(0, "0.00 B")]
    [InlineData(1023, "1023.00 B")]
    [InlineData(1024, "1.00 KB")]
    [InlineData(1152, "1.12 KB")] // 1.125: a tie goes to the even digit
    [InlineData(1408, "1.38 KB")] // 1.375
    [InlineData(1048575, "1024.00 KB")]
    [InlineData(1048576, "1.00 MB")]
    [InlineData(1e18, "888.18 PB")]
    [InlineData(2048.0 * (1L << 50), "2.00 PB")] // Keras divides once more than the unit says
    [InlineData(1e38, "86736173798840352768.00 PB")]
    public static void A_size_is_rounded_as_Python_does(double bytes, string text)
    {
        Span<char> into = stackalloc char[MemorySize.Longest];
        Assert.Equal(text, into[..MemorySize.Format(bytes, "B", into)].ToString());
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    [InlineData("1000", "1,000")]
    [InlineData("123456", "123,456")]
    [InlineData("-123456", "-123,456")]
    [InlineData("170141183460469231731687303715884105727", "170,141,183,460,469,231,731,687,303,715,884,105,727")]
    public static void A_number_is_grouped(string number, string text)
    {
        Span<char> into = stackalloc char[NumberText.Longest];
        Assert.Equal(text, into[..NumberText.Format(Int128.Parse(number), grouped: true, into)].ToString());
    }

    [Theory]
    [InlineData("keras2.3.1", "multiple ")]
    [InlineData("tf2.6", "multiple ")]
    [InlineData("keras3", "(None, 9) ")]
    public static void Calls_that_differ_have_one_shape_only_in_Keras_3(string style, string shape)
    {
        LayerCall first = new([new("a")], Tensor(Dim.Unknown, 5)), second = new([new("b")], Tensor(Dim.Unknown, 9));
        var summary = Graph(Dense("shared", first, second) with { Output = second.Output });

        Assert.Contains(shape, Text(summary, new() { Style = style }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keras2.3.1", "[(None,), (None, 2)] ")]
    [InlineData("tf2.6", "((None,), (None, 2)) ")]
    [InlineData("keras3", "[(None), (None, 2)] ")]
    public static void Shapes_of_a_tuple_are_written_as_each_era_did(string style, string shape)
    {
        var output = new TensorSequence([Tensor(Dim.Unknown), Tensor(Dim.Unknown, 2)], IsTuple: true);
        var summary = Chain(Dense("two") with { Output = output });

        Assert.Contains(shape, Text(summary, new() { Style = style }), StringComparison.Ordinal);
    }

    [Fact]
    public static void The_oldest_release_takes_a_layer_called_twice_for_a_chain()
    {
        var summary = Graph(
            Dense("input"),
            Dense("shared", new LayerCall([new("input")], null), new LayerCall([new("between")], null)),
            Dense("between", new LayerCall([new("shared")], null)));

        Assert.DoesNotContain("Connected to", Text(summary, new() { Style = "keras2.0.8" }), StringComparison.Ordinal);
        Assert.Contains("Connected to", Text(summary, new() { Style = "keras2.2.4" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("[b]y", "[b]y")]
    [InlineData(@"\[b]", @"\[b]")]
    [InlineData(@"a\[0]", "a[0]")]
    [InlineData(@"end\", @"end\\")]
    [InlineData(":smile:", "😄")]
    [InlineData(":SMILE-text:", "😄\uFE0E")]
    [InlineData(":no such: thing:", ":no such: thing:")]
    [InlineData("bell\aback\b", "bellback")]
    public static void A_name_loses_what_rich_takes_from_it(string name, string text) =>
        Assert.Equal(text, Markup.Render(Markup.Escape(name)));

    [Theory]
    [InlineData("ascii", 5)]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩\u200D🔬", 2)]
    [InlineData("✔\uFE0F", 2)]
    [InlineData("\u0001", 0)]
    public static void A_text_takes_cells(string text, int cells) => Assert.Equal(cells, CellWidth.Of(text));

    [Fact]
    public static void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Contains("a\uFFFDb (Dense)", Text(Chain(Dense("a\uD800b")), new() { Style = "tf2.6" }), StringComparison.Ordinal);
}
