using System.Buffers;
using System.Text.Json.Nodes;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Rendering.Json;

namespace SummaryService.Domain.Tests.Descriptions;

public sealed class LayerGuideTests
{
    // What these give is decided by code, so that there is nothing to show.
    private static readonly string[] WithoutExample = ["Layer", "Lambda", "Wrapper", "TFSMLayer", "JaxLayer", "FlaxLayer"];

    private static readonly JsonArray Keras = JsonNode.Parse(Cases.Text("layers/catalogue.json.gz"))!["layers"]!.AsArray();

    public static TheoryData<string> Types => new(LayerCatalogue.All.Select(layer => layer.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_is_described(string type)
    {
        var page = LayerGuide.Find(type)!;
        Assert.All((string[])[page.Summary, page.Input, page.Output], text => Assert.EndsWith(".", text));
        Assert.All(page.Arguments, argument => Assert.True(argument.Meaning.EndsWith('.'), $"{type}.{argument.Argument.Name} has no meaning."));
        Assert.Equal(page.Arguments.Length, page.Arguments.Select(argument => argument.Argument.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_is_shown_at_work(string type) =>
        Assert.Equal(WithoutExample.Contains(type), LayerGuide.Find(type)!.Example?.Row.Output is null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_page_is_JSON_that_says_what_the_definition_says(string type)
    {
        var page = LayerGuide.Find(type)!;
        var output = new ArrayBufferWriter<byte>();
        CatalogueJson.WritePage(page, output);
        var json = JsonNode.Parse(output.WrittenSpan)!;
        Assert.Equal(type, (string)json["type"]!);
        Assert.Equal(page.Arguments.Select(argument => argument.Argument.Name), json["arguments"]!.AsArray().Select(argument => (string)argument!["name"]!));
        Assert.Equal(page.Example is null, json["example"] is null);
    }

    [Fact]
    public void The_list_has_every_layer_once()
    {
        var output = new ArrayBufferWriter<byte>();
        CatalogueJson.WriteList(LayerGuide.All(), output);
        var types = JsonNode.Parse(output.WrittenSpan)!["families"]!.AsArray()
            .SelectMany(family => family!["layers"]!.AsArray())
            .Select(layer => (string)layer!["type"]!);
        Assert.Equal(LayerCatalogue.All.Select(layer => layer.Type), types);
    }

    [Fact]
    public void An_alias_leads_to_its_layer()
    {
        Assert.Equal("MaxPooling2D", LayerGuide.Find("MaxPool2D")!.Definition.Type);
        Assert.Null(LayerGuide.Find("Dens"));
    }

    [Fact]
    public void What_any_layer_takes_is_described() =>
        Assert.All(LayerGuide.OfAnyLayer(), argument => Assert.True(argument.Meaning.EndsWith('.'), argument.Argument.Name));

    [Fact]
    public void There_are_words_and_examples_only_for_what_Keras_has()
    {
        var arguments = Keras.ToDictionary(
            layer => (string)layer!["class_name"]!,
            layer => layer!["arguments"]!.AsArray().Select(argument => (string)argument!["name"]!).ToHashSet());
        var names = arguments.Values.SelectMany(own => own)
            .Concat(LayerGuide.All().SelectMany(page => page.Arguments).Select(argument => argument.Argument.Name))
            .Concat(LayerGuide.OfAnyLayer().Select(argument => argument.Argument.Name))
            .ToHashSet();
        var words = Words.In("en");
        Assert.Empty(words.Layers.Except(arguments.Keys));
        Assert.Empty(Examples.Types.Except(arguments.Keys));
        Assert.All(words.Arguments, key => Assert.True(IsKnown(key.Split('.')), key));

        bool IsKnown(string[] key) => key switch
        {
            [var name] => names.Contains(name),
            [Words.AnyLayer, var name] => LayerGuide.OfAnyLayer().Any(argument => argument.Argument.Name == name),
            [var type, var name] => arguments.TryGetValue(type, out var own) && own.Contains(name),
            _ => false,
        };
    }
}
