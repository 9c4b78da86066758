using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Costs against figures that others published.</summary>
public sealed class CostTests
{
    private static readonly JsonNode Reference = JsonNode.Parse(Cases.Text("costs/reference.json"))!;

    public static TheoryData<string, long> Macs
    {
        get
        {
            var rows = new TheoryData<string, long>();
            foreach (var row in Reference["models"]!.AsArray())
                rows.Add((string)row!["case"]!, (long)row["macs"]!);
            return rows;
        }
    }

    public static TheoryData<string, string, long> Fields
    {
        get
        {
            var rows = new TheoryData<string, string, long>();
            foreach (var row in Reference["receptive_field"]!.AsArray())
                rows.Add((string)row!["case"]!, (string)row["layer"]!, (long)row["size"]!);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Macs))]
    public void A_network_costs_what_is_published(string name, long macs) => Assert.Equal(macs, Summarize(name).Totals.Cost?.Macs);

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_layer_sees_what_is_published(string name, string layer, long size)
    {
        var field = Summarize(name).Layers.Single(row => row.Name == layer).Cost?.ReceptiveField;
        Assert.Equal([size, size], field!.Size);
    }

    [Fact]
    public void The_example_of_the_contract_is_right()
    {
        var summary = Summarizer.Summarize("""{"input_shape":[28,28,1],"layers":[{"type":"Conv2D","filters":32,"kernel_size":3,"activation":"relu"}]}"""u8.ToArray()).Value!;
        Assert.Equal((194_688, 432_640, 86_528), ((long)summary.Totals.Cost!.Macs, (long)summary.Totals.Cost.Flops, (long)summary.Totals.Cost.ActivationBytes));
    }

    private static ModelSummary Summarize(string name)
    {
        var body = File.Exists(Cases.Path($"costs/{name}.json")) ? Cases.Text($"costs/{name}.json")
            : ModelCases.Get(File.Exists(Cases.Path($"models/{name}.json.gz")) ? $"models/{name}" : $"applications/{name}")["model_json"]!.ToJsonString();
        return Summarizer.Summarize(Encoding.UTF8.GetBytes(body)).Value!;
    }
}
