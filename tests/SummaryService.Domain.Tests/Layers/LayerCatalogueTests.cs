using System.Text.Json;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Tests.Layers;

public sealed class LayerCatalogueTests
{
    private static readonly Dictionary<string, JsonElement> Keras = JsonDocument.Parse(Cases.Text("layers/catalogue.json.gz"))
        .RootElement.GetProperty("layers").EnumerateArray()
        .ToDictionary(layer => layer.GetProperty("class_name").GetString()!);

    public static TheoryData<string> Types => new(LayerCatalogue.All.Select(layer => layer.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_has_the_arguments_and_aliases_that_it_has_in_Keras(string type)
    {
        var (layer, keras) = (LayerCatalogue.Find(type)!, Keras[type]);
        var arguments = keras.GetProperty("arguments").EnumerateArray().ToDictionary(argument => argument.GetProperty("name").GetString()!);
        string[] common = ["name", "activity_regularizer", "dtype"];
        // Layers hand these on to their base class, or take them from old code, which the signature does not show.
        string[] inherited = ["lora_rank", "lora_alpha", "quantization_config", "weights", "input_length"];
        Assert.Equal(
            arguments.Keys.Except([.. common, .. inherited]).Order(),
            layer.Arguments.Select(argument => argument.Name).Except([.. common, .. inherited, .. OfImages(keras)]).Order());
        Assert.All(layer.Arguments.Where(argument => argument.IsRequired), argument =>
            Assert.True(arguments[argument.Name].TryGetProperty("required", out _), argument.Name));
        Assert.Subset(layer.Aliases.Append("Input").ToHashSet(), keras.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!).ToHashSet());
    }

    // Every image layer hands these on to its base class; some name the one that they use themselves.
    private static string[] OfImages(JsonElement keras) => keras.GetProperty("module").GetString()!.Contains("image_preprocessing", StringComparison.Ordinal)
        ? [.. new[] { "data_format", "bounding_box_format" }.Where(name => keras.GetProperty("arguments").EnumerateArray().All(argument => argument.GetProperty("name").GetString() != name))]
        : [];

    [Fact]
    public void Every_class_that_Keras_has_is_known() => Assert.DoesNotContain(Keras.Keys, type => LayerCatalogue.Find(type) is null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_has_a_case(string type)
    {
        var hasCase = new[] { "keras-tests", "sweep" }.Concat(LayerCases.Derived)
            .Any(file => LayerCases.Known(file).Any(entry => LayerCatalogue.Find(LayerCases.TypeOf(entry.Row))!.Type == type));
        Assert.True(hasCase || type == "InputLayer", $"{type} has no case under tests/cases/layers.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_names_its_page(string type) =>
        Assert.StartsWith("https://keras.io/api/layers/", LayerCatalogue.Find(type)!.Source);
}
