using SummaryService.Domain.Containers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Containers;

/// <summary>What a legacy file tells beside its architecture decides how that is read.</summary>
public sealed class Hdf5FilesTests
{
    // Nothing in it tells the release: no shape of an input, no module, no node of a graph.
    private const string Architecture = """
        {"class_name": "Sequential", "config": {"name": "m", "layers": [
          {"class_name": "Embedding", "config": {"name": "e", "input_dim": 10, "output_dim": 4, "input_length": 7}},
          {"class_name": "GRU", "config": {"name": "g", "units": 3}}]}}
        """;

    [Theory]
    [InlineData("2.2.4", "(None, 7, 4)", 72)]
    [InlineData("2.2.4-tf", "(None, 7, 4)", 72)]
    [InlineData(null, "(None, 7, 4)", 72)]
    [InlineData("3.4.1", "(None, 7, 4)", 81)]
    public void The_release_decides_the_dialect(string? release, string embedding, int gru)
    {
        var model = Summarizer.Summarize(Hdf5Files.Of(Architecture, release, [])).Value!;
        Assert.Equal("hdf5", model.Dialect);
        Assert.Equal([embedding, "(None, 3)"], model.Layers.Select(row => ShapeText.Of(row.Output)));
        Assert.Equal(gru, (int)model.Layers[1].Params);
    }

    [Fact]
    public void A_release_before_2_is_read_as_Keras_1()
    {
        var model = Summarizer.Summarize(Hdf5Files.Of("""{"class_name":"Sequential","config":[{"class_name":"Dense","config":{"name":"d","output_dim":3,"input_dim":8}}]}""", "1.2.2", [])).Value!;
        Assert.Equal(27, (int)model.Totals.Params);
    }
}
