using System.Buffers;
using System.Text;
using SummaryService.Domain.Rendering.Text;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>A style is called by its own name, or by that of any release that prints so.</summary>
public sealed class StyleNameTests
{
    private const string Nested = """
        {"name":"m","layers":[{"type":"Input","name":"i","shape":[4]},
          {"type":"Functional","name":"base","inputs":"i","layers":[{"type":"Input","name":"x","shape":[4]},{"type":"Dense","units":2,"inputs":"x"}]},
          {"type":"Add","name":"sum","inputs":["base","base"]}]}
        """;

    [Theory]
    [InlineData("keras3", "keras3")]
    [InlineData("Keras3", "keras3")]
    [InlineData("KERAS3.0", "keras3.0")]
    [InlineData("keras3.0.4", "keras3.0")]
    [InlineData("keras3.0.5", "keras3")]
    [InlineData("keras3.5", "keras3")]
    [InlineData("keras3.16.1", "keras3")]
    [InlineData("tf2.20", "keras3")]
    [InlineData("tf2.16", "keras3")]
    [InlineData("TF2.16.1", "keras3")]
    [InlineData("tf2.15", "tf2.15")]
    [InlineData("tf2.15.1", "tf2.15")]
    [InlineData("tf2.13", "tf2.15")]
    [InlineData("tf2.12", "tf2.12")]
    [InlineData("tf2.9", "tf2.8")]
    [InlineData("tensorflow==2.9.1", "tf2.8")]
    [InlineData("tf2.7.4", "tf2.7")]
    [InlineData("tf2.5", "tf2.4")]
    [InlineData("tf2.3", "tf2.4")]
    [InlineData("tf2.2", "tf2.2")]
    [InlineData("tf2.0", "tf2.2")]
    [InlineData("tf1.15", "tf2.2")]
    [InlineData("tf1.14", "tf2.2")]
    [InlineData("tf1.13", "tf1.13")]
    [InlineData("tf1.4", "tf1.13")]
    [InlineData("tf2", "tf2.15")]
    [InlineData("tf1", "tf2.2")]
    [InlineData("keras2", "keras2.3.1")]
    [InlineData("Keras 2", "keras2.3.1")]
    [InlineData("keras2.15", "tf2.15")]
    [InlineData("keras2.9.0", "tf2.8")]
    [InlineData("keras2.4", "tf2.4")]
    [InlineData("keras2.4.3", "tf2.4")]
    [InlineData("keras2.3", "keras2.3.1")]
    [InlineData("keras2.2.5", "keras2.3.1")]
    [InlineData("keras2.2", "keras2.2.4")]
    [InlineData("keras2.1.6", "keras2.2.4")]
    [InlineData("keras2.0.9", "keras2.2.4")]
    [InlineData("keras2.0", "keras2.0.8")]
    [InlineData("keras2.0.4", "keras2.0.8")]
    [InlineData("keras2.0.3", null)]
    [InlineData("keras1.2.2", null)]
    [InlineData("keras4", null)]
    [InlineData("tf3.1", null)]
    [InlineData("tf1.3", null)]
    [InlineData("tf0.12", null)]
    [InlineData("tf", null)]
    [InlineData("keras", null)]
    [InlineData("2.15", null)]
    [InlineData("tf2.15.", null)]
    [InlineData("tf2.6\n", null)]
    [InlineData("tf2.99999999999", null)]
    [InlineData("", null)]
    public void A_style_goes_by_every_release_that_prints_it(string name, string? style) => Assert.Equal(style, TextRenderer.StyleNamed(name));

    [Fact]
    public void Every_style_has_its_own_name() => Assert.All(TextRenderer.Styles, style => Assert.Equal(style, TextRenderer.StyleNamed(style)));

    [Theory]
    [InlineData("tf2.3", "Model: \"m\"", "base (Functional)", "base[0][0]", "[(None, 4)]")]
    [InlineData("tf1.15", "Model: \"m\"", "base (Model)", "base[1][0]", "[(None, 4)]")]
    [InlineData("tf1.12", "____", "base (Model)", "base[1][0]", "(None, 4)  ")]
    public void Old_releases_of_TensorFlow_print_nested_models_their_way(string style, string first, string nested, string reference, string input)
    {
        var text = Print(Nested, style);
        Assert.StartsWith(first, text);
        Assert.Contains(nested, text);
        Assert.Contains(reference, text);
        Assert.Contains($"i (InputLayer)                  {input}", text);
    }

    private static string Print(string model, string style)
    {
        var output = new ArrayBufferWriter<byte>();
        var summary = Summarizer.Summarize(Encoding.UTF8.GetBytes(model)).Value!;
        Assert.Null(TextRenderer.Write(summary, new TextOptions { Style = style }, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
