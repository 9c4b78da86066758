using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using SummaryService.Domain.Rendering.Schema;
using SummaryService.Domain.Tests.Layers;

namespace SummaryService.Domain.Tests.Rendering.Schema;

public sealed class SchemaTests
{
    // The library that checks knows $defs only by its older name.
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text().Replace("$defs", "definitions", StringComparison.Ordinal)));

    public static TheoryData<string> TypesWithCases => new(LayerCases.Known("sweep").Select(entry => LayerCases.TypeOf(entry.Row)).Distinct());

    public static TheoryData<string> TypesWithExamples => new(LayerGuide.All().Where(page => page.Example is not null).Select(page => page.Definition.Type));

    [Theory]
    [MemberData(nameof(TypesWithCases))]
    public async Task What_Keras_takes_fits_the_schema(string type)
    {
        var schema = await Schema.Value;
        foreach (var (_, row) in LayerCases.Known("sweep").Where(entry => LayerCases.TypeOf(entry.Row) == type))
        {
            var model = Model(LayerCases.Written(row)["layer"]!);
            Assert.True(schema.Validate(model).Count == 0, model);
        }
    }

    [Theory]
    [MemberData(nameof(TypesWithExamples))]
    public async Task An_example_fits_the_schema(string type)
    {
        var schema = await Schema.Value;
        Assert.Empty(schema.Validate(Model(JsonNode.Parse(LayerGuide.Find(type)!.Example!.Layer)!)));
    }

    [Theory]
    [InlineData("""{"type": "Dens", "units": 4}""")]
    [InlineData("""{"type": "Dense"}""")]
    [InlineData("""{"type": "Dense", "units": 4, "unit": 4}""")]
    [InlineData("""{"type": "Dense", "units": "4"}""")]
    [InlineData("""{"type": "Dense", "units": 0}""")]
    [InlineData("""{"type": "Dense", "units": 4, "activation": "rellu"}""")]
    [InlineData("""{"type": "Conv2D", "filters": 4, "kernel_size": [3, 3, 3]}""")]
    [InlineData("""{"type": "Conv2D", "filters": 4, "kernel_size": 3, "padding": "full"}""")]
    [InlineData("""{"type": "RandomRotation", "factor": 4}""")]
    [InlineData("""{"type": "RandomRotation", "factor": [0.1]}""")]
    [InlineData("""{"units": 4}""")]
    public async Task What_no_layer_takes_does_not_fit(string layer)
    {
        var schema = await Schema.Value;
        Assert.NotEmpty(schema.Validate(Model(JsonNode.Parse(layer)!)));
    }

    [Theory]
    [InlineData("""{"layers": [{"type": "Input", "name": "image", "shape": [32, 32, 16]}, {"type": "Add", "name": "sum", "inputs": ["image", "image[0][0]"]}], "outputs": ["sum"]}""")]
    [InlineData("""{"input_shape": [4], "layers": [{"name": "inner", "layers": [{"type": "Dense", "units": 3, "dtype": "float16", "trainable": false}]}, {"type": "ops.relu"}]}""")]
    [InlineData("""{"layers": [{"type": "Bidirectional", "layer": {"type": "LSTM", "units": 4}, "input_shape": [null, 8]}]}""")]
    public async Task A_model_fits(string model) => Assert.Empty((await Schema.Value).Validate(model));

    private static string Model(JsonNode layer) => new JsonObject { ["input_shape"] = new JsonArray(28, 28, 1), ["layers"] = new JsonArray(layer.DeepClone()) }.ToJsonString();

    private static string Text()
    {
        var output = new ArrayBufferWriter<byte>();
        SchemaRenderer.Write(LayerGuide.All(), LayerGuide.OfAnyLayer(), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
