using System.Buffers;
using System.Text;
using SummaryService.Domain.Rendering.Text;
using Xunit;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>Every text is, byte for byte, what the release printed.</summary>
public static class TextRendererTests
{
    private static readonly Dictionary<string, TextCase[]> Files = new()
    {
        ["plain"] = [.. Cases.Lines("texts/plain.ndjson.gz").Select(TextCase.Parse)],
        ["boxed"] = [.. Cases.Lines("texts/boxed.ndjson.gz").Select(TextCase.Parse)],
        ["boxed-odd"] = [.. Cases.Lines("texts/boxed-odd.ndjson.gz").Select(TextCase.Parse)],
    };

    public static TheoryData<string, string, int> Texts()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var (file, cases) in Files)
        {
            foreach (var @case in cases)
            {
                for (var i = 0; i < @case.Texts.Length; i++)
                    data.Add(file, @case.Name, i);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public static void A_text_is_what_the_release_printed(string file, string name, int number)
    {
        var @case = Files[file].Single(@case => @case.Name == name);
        var expected = @case.Texts[number];
        var summary = @case.Summary with { Layers = [.. @case.Summary.Layers.AsSpan()[expected.Rows]] };
        var output = new ArrayBufferWriter<byte>();

        var problem = TextRenderer.Write(summary, expected.Options, output);

        Assert.Equal(expected.Problem, problem?.Key);
        AssertSame(expected.Text ?? "", Encoding.UTF8.GetString(output.WrittenSpan), expected.ToString());
    }

    /// <summary>A few texts as files, to be read by people.</summary>
    [Theory]
    [InlineData("fashion_mnist_cnn", "keras3")]
    [InlineData("fashion_mnist_cnn", "tf2.15")]
    [InlineData("fashion_mnist_cnn", "tf2.6")]
    [InlineData("nested_two_levels", "keras3")]
    [InlineData("nested_two_levels", "tf2.12")]
    [InlineData("old_two_in_two_out", "keras2.0.8")]
    [InlineData("residual_block", "keras3", 200)]
    [InlineData("residual_block", "tf2.6")]
    public static void A_file_reads_as_the_release_printed_it(string name, string style, int terminalColumns = 80)
    {
        var summary = Files.Values.SelectMany(cases => cases).First(@case => @case.Name == name).Summary;
        var options = new TextOptions
        {
            Style = style,
            TerminalColumns = terminalColumns,
            ExpandNested = name.StartsWith("nested", StringComparison.Ordinal),
        };
        var output = new ArrayBufferWriter<byte>();

        Assert.Null(TextRenderer.Write(summary, options, output));

        AssertSame(Cases.Text($"texts/{name}.{style}.txt"), Encoding.UTF8.GetString(output.WrittenSpan), style);
    }

    private static void AssertSame(string expected, string actual, string options)
    {
        if (expected == actual) return;
        var (wanted, got) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < wanted.Length && line < got.Length && wanted[line] == got[line])
            line++;
        Assert.Fail(
            $"{options}\nline {line + 1}\nexpected |{wanted.ElementAtOrDefault(line)}|\n     got |{got.ElementAtOrDefault(line)}|");
    }
}
