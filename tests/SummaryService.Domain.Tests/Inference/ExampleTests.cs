using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>The examples of the service, written as a person writes them, against the same networks as Keras has them.</summary>
public sealed class ExampleTests
{
    private static readonly JsonObject Measured = JsonNode.Parse(Cases.Text("examples/measured.json"))!.AsObject();

    public static TheoryData<string> Names => new(Measured.Select(entry => entry.Key));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_gives_what_the_same_network_gives_in_Keras(string name)
    {
        var model = ModelCases.Get((string)Measured[name]!);
        Assert.Equal(ModelCases.Expected(model), ModelCases.Actual(Summarize(name), model));
    }

    [Fact]
    public void The_nested_autoencoder_prints_as_it_does_in_its_release()
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(Summarize("autoencoder"), new TextOptions { Style = "tf2.12", ExpandNested = true }, output));
        Assert.Equal(Cases.Text("examples/autoencoder.tf2.12.expand_nested.txt"), Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_layer_inside_another_takes_its_automatic_name_first()
    {
        var summary = Summarizer.Summarize(
            """{"input_shape":[5,4],"layers":[{"type":"Bidirectional","layer":{"type":"LSTM","units":2,"return_sequences":true}},{"type":"LSTM","units":2}]}"""u8.ToArray()).Value!;
        Assert.Equal(["bidirectional", "lstm_1"], summary.Layers.Select(row => row.Name));
        Assert.Equal("forward_lstm/lstm_cell/kernel", summary.Layers[0].Weights[0].Name);
    }

    private static ModelSummary Summarize(string name)
    {
        var outcome = Summarizer.Summarize(File.ReadAllBytes(Cases.Path($"../../src/SummaryService.Api/Examples/Models/{name}.json")));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : $"{outcome.Report.Problems[0].Pointer} {Messages.Message(outcome.Report.Problems[0])}");
        return outcome.Value;
    }
}
