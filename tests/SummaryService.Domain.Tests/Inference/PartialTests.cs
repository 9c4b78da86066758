using System.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>An architecture with faults tells the rows that neither have a fault nor follow from one.</summary>
public sealed class PartialTests
{
    private const string Chain = """
        { "input_shape": [28, 28, 1], "layers": [
          { "type": "Conv2D", "filters": 32, "kernel_size": 3 }, { "type": "Flatten", "name": "flat" }, { "type": "Dense", "unit": 10 }, { "type": "Dense", "units": 2 } ] }
        """;

    private const string Graph = """
        { "layers": [
          { "type": "Input", "name": "a", "shape": [4] }, { "type": "Input", "name": "b", "shape": [5] },
          { "type": "Dense", "name": "fine", "units": 3, "inputs": "a" },
          { "type": "Add", "name": "sum", "inputs": ["a", "b"] },
          { "type": "Dense", "name": "after", "units": 3, "inputs": "sum" } ] }
        """;

    [Theory]
    [InlineData(Chain, "conv2d flat")]
    [InlineData(Graph, "a b fine")]
    [InlineData("""{ "input_shape": [4], "layers": [ { "type": "Dense", "units": 2 }, { "type": "Dens", "units": 2 }, { "type": "Dense", "units": 2 } ] }""", "dense")]
    [InlineData("""{ "layers": [ { "type": "Dense", "units": 2, "name": "a", "inputs": "b" }, { "type": "Dense", "units": 2, "name": "b", "inputs": "a" } ] }""", "")]
    public void The_rows_that_are_known_are_told(string architecture, string rows) =>
        Assert.Equal(rows, string.Join(" ", Report(architecture).Partial.Select(row => row.Name)));

    [Fact]
    public void A_row_is_the_one_that_the_sound_model_has()
    {
        var sound = Summarizer.Summarize(Encoding.UTF8.GetBytes(Graph.Replace("[5]", "[4]", StringComparison.Ordinal))).Value!;
        var row = Report(Graph).Partial.Single(row => row.Name == "fine");
        var expected = sound.Layers.Single(row => row.Name == "fine");
        Assert.Equal((expected.Params, $"{expected.Output}", expected.Cost), (row.Params, $"{row.Output}", row.Cost));
    }

    private static ArchitectureReport Report(string architecture) =>
        Assert.IsType<ArchitectureReport>(Summarizer.Summarize(Encoding.UTF8.GetBytes(architecture)).Report);
}
