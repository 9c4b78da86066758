using System.Collections.Immutable;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using Xunit;
using static SummaryService.Domain.Tests.Rendering.Models;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>An option that does not fit is a problem that says which, and nothing is written.</summary>
public static class TextProblemTests
{
    public static TheoryData<TextOptions, string, string> BadOptions() => new()
    {
        { new() { Style = "keras4" }, "bad_option.unknown_style", "style" },
        { new() { LineLength = -1 }, "bad_option.out_of_range", "line_length" },
        { new() { LineLength = TextOptions.WidestLine + 1 }, "bad_option.out_of_range", "line_length" },
        { new() { TerminalColumns = 0 }, "bad_option.out_of_range", "terminal_columns" },
        { new() { Positions = [-.1, .5, 1] }, "bad_option.out_of_range", "positions" },
        { new() { Positions = [.1, .5, double.NaN] }, "bad_option.out_of_range", "positions" },
        { new() { Positions = [.5, 1] }, "bad_option.positions_count", "positions" },
        { new() { Positions = [.. Enumerable.Repeat(1d, 17)] }, "bad_option.positions_count", "positions" },
        { new() { Style = "tf2.6", Positions = [20, 40.5, 60] }, "bad_option.position_not_whole", "positions" },
        { new() { Style = "tf2.6", ExpandNested = true }, "bad_option.not_in_style", "expand_nested" },
        { new() { Style = "tf2.7", ShowTrainable = true }, "bad_option.not_in_style", "show_trainable" },
        { new() { LineLength = 15 }, "bad_option.line_length_too_small", "line_length" },
        { new() { TerminalColumns = 15 }, "bad_option.line_length_too_small", "terminal_columns" },
        { new() { LineLength = 100, Positions = [.5, .52, 1] }, "bad_option.line_length_too_small", "positions" },
        { new() { LineLength = 15, Positions = [.5, .52, 1] }, "bad_option.line_length_too_small", "line_length" },
        { new() { Style = "tf2.15", LineLength = 5 }, "bad_option.column_too_narrow", "line_length" },
        { new() { Style = "tf2.7", Positions = [.5, .5, 1] }, "bad_option.column_too_narrow", "positions" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public static void A_bad_option_is_named(TextOptions options, string key, string option)
    {
        var problem = Problem(Chain(Dense("dense")), options);

        Assert.Equal(key, problem.Key);
        Assert.Equal(option, problem.Option);
    }

    [Theory]
    [InlineData("tf2.6", "tf2.7")]
    [InlineData("keras2.0.8", "tf2.7")]
    public static void An_option_that_a_style_has_not_names_the_first_that_has_it(string style, string since)
    {
        var problem = Problem(Chain(), new() { Style = style, ExpandNested = true });

        Assert.Contains(KeyValuePair.Create("since", since), problem.Values);
    }

    [Fact]
    public static void Nesting_too_deep_for_the_first_column_is_a_problem()
    {
        var row = Dense("inner");
        for (var level = 0; level < 30; level++)
            row = Dense("outer") with { Layers = [row] };

        var problem = Problem(Chain(row), new() { Style = "tf2.15", ExpandNested = true });

        Assert.Equal("bad_option.column_too_narrow", problem.Key);
        Assert.Equal("expand_nested", problem.Option);
    }

    [Fact]
    public static void A_model_without_input_has_a_text_only_since_Keras_3()
    {
        var summary = Chain(Dense("dense") with { Output = null, IsBuilt = false });

        Assert.Equal("bad_option.style_needs_input", Problem(summary, new() { Style = "tf2.6" }).Key);
        Assert.Contains("│ ?  ", Text(summary, new()), StringComparison.Ordinal);
        Assert.Contains(" 0 (unbuilt) │", Text(summary, new()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keras3")]
    [InlineData("tf2.12")]
    [InlineData("tf2.15")]
    public static void A_text_without_end_is_a_problem(string style) =>
        Assert.Equal("limit_exceeded.text", Problem(Doubling(24), new() { Style = style, ExpandNested = true }).Key);

    [Theory]
    [InlineData("tf2.6")]
    [InlineData("tf2.12")]
    public static void A_line_a_character_of_a_long_name_is_a_problem(string style)
    {
        var inputs = ImmutableArray.CreateRange(Enumerable.Range(0, 10_000).Select(i => new TensorReference("x", i)));
        var summary = Graph(Dense(new string('n', 100_000), new LayerCall(inputs, null)));

        var problem = Problem(summary, new() { Style = style, Positions = [3, 9_000, 9_010, 10_000] });

        Assert.Equal("limit_exceeded.text", problem.Key);
    }

    [Fact]
    public static void A_long_text_is_no_problem()
    {
        var summary = Chain([.. Enumerable.Range(0, 10_000).Select(i => Dense($"dense_{i}"))]);

        Assert.EndsWith("Non-trainable params: 0 (0.00 B)\n", Text(summary, new()), StringComparison.Ordinal);
    }
}
