using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
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
        var field = Summarize(name).Layers.Single(row => row.Name == layer).ReceptiveField;
        Assert.Equal([size, size], field!.Size);
    }

    [Fact]
    public void The_example_of_the_contract_is_right()
    {
        var summary = Summarizer.Summarize("""{"input_shape":[28,28,1],"layers":[{"type":"Conv2D","filters":32,"kernel_size":3,"activation":"relu"}]}"""u8.ToArray()).Value!;
        Assert.Equal((194_688, 432_640, 86_528), ((long)summary.Totals.Cost!.Macs, (long)summary.Totals.Cost.Flops, (long)summary.Totals.Cost.ActivationBytes));
    }

    [Fact]
    public void A_chain_costs_what_the_same_network_costs_as_a_graph()
    {
        var chain = Of("""{"input_shape":[28,28,1],"layers":[{"type":"Conv2D","filters":8,"kernel_size":3},{"type":"Flatten"},{"type":"Dense","units":10}]}""");
        var graph = Of("""
            {"layers":[{"type":"Input","name":"x","shape":[28,28,1]},{"type":"Conv2D","name":"c","filters":8,"kernel_size":3,"inputs":"x"},
              {"type":"Flatten","name":"f","inputs":"c"},{"type":"Dense","units":10,"inputs":"f"}]}
            """);
        Assert.Equal(chain.Totals.Cost, graph.Totals.Cost);
        Assert.Equal(4 * (26 * 26 * 8 * 2 + 10), (int)graph.Totals.Cost!.ActivationBytes);
        Assert.All(((ModelSummary[])[chain, graph]), model => Assert.Equal(model.Totals.Cost!.ActivationBytes, model.Layers.Aggregate((Int128)0, (sum, row) => sum + row.Cost!.ActivationBytes)));
    }

    /// <summary>Worked out by hand: which elements of the input meet in one of the output, at most, and how far the next output's lie from them.</summary>
    [Theory]
    [InlineData("""{"type":"UpSampling2D"},{"type":"Conv2D","filters":1,"kernel_size":3}""", "2 2", "1/2 1/2")]
    [InlineData("""{"type":"UpSampling2D","size":[3,1]},{"type":"Conv2D","filters":1,"kernel_size":3}""", "2 3", "1/3 1")]
    [InlineData("""{"type":"UpSampling2D","interpolation":"bilinear"},{"type":"Conv2D","filters":1,"kernel_size":3}""", "3 3", "1/2 1/2")]
    [InlineData("""{"type":"UpSampling2D"},{"type":"MaxPooling2D"}""", "2 2", "1 1")]
    [InlineData("""{"type":"Conv2DTranspose","filters":1,"kernel_size":2,"strides":2}""", "1 1", "1/2 1/2")]
    [InlineData("""{"type":"Conv2DTranspose","filters":1,"kernel_size":3,"strides":2}""", "2 2", "1/2 1/2")]
    [InlineData("""{"type":"Conv2DTranspose","filters":1,"kernel_size":4,"strides":2,"padding":"same"}""", "2 2", "1/2 1/2")]
    [InlineData("""{"type":"Conv2DTranspose","filters":1,"kernel_size":3,"dilation_rate":2}""", "5 5", "1 1")]
    [InlineData("""{"type":"Conv2DTranspose","filters":1,"kernel_size":3,"strides":2},{"type":"Conv2D","filters":1,"kernel_size":3}""", "3 3", "1/2 1/2")]
    [InlineData("""{"type":"Conv2D","filters":4,"kernel_size":3,"strides":2},{"type":"Conv2DTranspose","filters":1,"kernel_size":2,"strides":2},{"type":"ReLU"}""", "3 3", "1 1")]
    [InlineData("""{"name":"base","layers":[{"type":"Conv2D","filters":4,"kernel_size":3},{"type":"MaxPooling2D"}]},{"type":"Conv2D","filters":1,"kernel_size":3}""", "8 8", "2 2")]
    public void A_layer_sees_what_can_be_counted(string layers, string size, string stride)
    {
        foreach (var sizes in (string[])["64,64", "null,null"])
        {
            var row = Of($$"""{"input_shape":[{{sizes}},3],"layers":[{{layers}}]}""").Layers[^1];
            Assert.Null(row.NoReceptiveField);
            Assert.Equal(size, string.Join(' ', row.ReceptiveField!.Size));
            Assert.Equal(stride, string.Join(' ', row.ReceptiveField.Stride));
            Assert.Equal(sizes != "null,null", row.Cost is not null);
        }
    }

    [Theory]
    [InlineData("""{"input_shape":[50],"layers":[{"type":"Embedding","input_dim":9,"output_dim":4},{"type":"Conv1D","filters":2,"kernel_size":5},{"type":"Conv1D","filters":2,"kernel_size":5}]}""", "9", "1")]
    [InlineData("""{"input_shape":[5,32,32,3],"layers":[{"type":"TimeDistributed","layer":{"type":"Conv2D","filters":2,"kernel_size":3}}]}""", "1 3 3", "1 1 1")]
    [InlineData("""{"input_shape":[3,32,32],"layers":[{"type":"Conv2D","filters":2,"kernel_size":[3,5],"data_format":"channels_first"}]}""", "3 5", "1 1")]
    public void The_axes_of_words_time_and_space_are_those_that_count(string model, string size, string stride)
    {
        var field = Of(model).Layers[^1].ReceptiveField!;
        Assert.Equal((size, stride), (string.Join(' ', field.Size), string.Join(' ', field.Stride)));
    }

    [Theory]
    [InlineData("""{"type":"Flatten","name":"f"},{"type":"Dense","units":2}""", "positions_lost", "f")]
    [InlineData("""{"type":"GlobalAveragePooling2D","name":"g"}""", "positions_lost", "g")]
    [InlineData("""{"type":"Lambda","name":"own","output_shape":[30,30,2]},{"type":"ReLU"}""", "own_code", "own")]
    [InlineData("""{"type":"Conv2D","name":"wide","filters":1,"kernel_size":2,"padding":"same","dilation_rate":4000000000000000000},{"type":"Conv2D","name":"wider","filters":1,"kernel_size":3,"padding":"same","dilation_rate":4000000000000000000}""", "too_large", "wider")]
    public void Where_a_field_ends_the_reason_is_told(string layers, string reason, string layer)
    {
        var summary = Summarizer.Summarize(Encoding.UTF8.GetBytes($$"""{"input_shape":[32,32,3],"layers":[{{layers}}]}"""), new() { Explain = true }).Value!;
        Assert.Equal((null, new NoReceptiveField(reason, layer)), (summary.Layers[^1].ReceptiveField, summary.Layers[^1].NoReceptiveField));
        foreach (var language in Explainer.Languages)
            Assert.Contains(layer, Explainer.Explain(summary.Layers[^1], language).ReceptiveField, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_of_different_strides_have_no_field_in_common()
    {
        var row = Of("""
            {"layers":[{"type":"Input","name":"x","shape":[8,8,1]},{"type":"Conv2D","name":"a","filters":1,"kernel_size":3,"strides":2,"padding":"same","inputs":"x"},
              {"type":"Cropping2D","name":"b","cropping":2,"inputs":"x"},{"type":"Add","name":"sum","inputs":["a","b"]}]}
            """).Layers[^1];
        Assert.Equal(new NoReceptiveField("strides_differ", "sum"), row.NoReceptiveField);
    }

    private static ModelSummary Of(string model) => Summarizer.Summarize(Encoding.UTF8.GetBytes(model)).Value!;

    private static ModelSummary Summarize(string name)
    {
        var body = File.Exists(Cases.Path($"costs/{name}.json")) ? Cases.Text($"costs/{name}.json")
            : ModelCases.Get(File.Exists(Cases.Path($"models/{name}.json.gz")) ? $"models/{name}" : $"applications/{name}")["model_json"]!.ToJsonString();
        return Summarizer.Summarize(Encoding.UTF8.GetBytes(body)).Value!;
    }
}
