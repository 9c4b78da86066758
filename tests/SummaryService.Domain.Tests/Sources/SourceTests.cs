using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Sources;

namespace SummaryService.Domain.Tests.Sources;

/// <summary>A new form of text needs a class of its own and its place in the list; the rest follows.</summary>
public sealed class SourceTests
{
    private static readonly SummaryOptions Options = SummaryOptions.Default with { Sources = [.. SourceCatalogue.All, new TwoColumns()] };

    [Fact]
    public void A_text_of_another_form_is_summarized()
    {
        var summary = Summarize("type,units\nDense,10\nDense,2").Value!;
        Assert.Equal("two_columns", summary.Dialect);
        Assert.Equal((4 + 1) * 10 + (10 + 1) * 2, (int)summary.Totals.Params);
        Assert.Equal([("dense", 2), ("dense_1", 3)], summary.Source!.Layers.Select(layer => (layer.Name, layer.Line)));
    }

    [Fact]
    public void A_fault_points_at_its_line()
    {
        var problem = Assert.Single(Summarize("type,units\nDense,10\nDense,-2").Report!.Problems);
        Assert.Equal("/layers/1/units", problem.Pointer);
        Assert.Equal((3, 7, null), (problem.Position!.Line, problem.Position.Column, problem.Position.Cell));
    }

    [Fact]
    public void A_fault_of_a_missing_value_points_at_what_misses_it()
    {
        var problem = Assert.Single(Summarize("type,units\nDens,10").Report!.Problems);
        Assert.Equal(2, problem.Position!.Line);
    }

    [Fact]
    public void The_answer_shows_the_architecture_that_was_read()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        JsonRenderer.Write(Summarize("type,units\nDense,10").Value!, output);
        var source = JsonNode.Parse(output.WrittenSpan)!["source"]!;
        Assert.Equal("""{"input_shape":[4],"layers":[{"type":"Dense","units":10}]}""", source["architecture"]!.ToJsonString());
        Assert.Equal("""[{"name":"dense","line":2,"column":1,"cell":null}]""", source["layers"]!.ToJsonString());
    }

    [Fact]
    public void Json_has_no_source() => Assert.Null(Summarize("""{"layers":[]}""").Value!.Source);

    private static Outcome<SummaryService.Domain.Summaries.ModelSummary> Summarize(string text) => Summarizer.Summarize(Encoding.UTF8.GetBytes(text), Options);
}
