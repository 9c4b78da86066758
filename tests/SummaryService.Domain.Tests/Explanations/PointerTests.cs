using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Inference;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Where each row's layer is written: what a pointer leads to is held to the row.</summary>
public sealed class PointerTests
{
    private static readonly SummaryOptions Explained = new() { Explain = true };
    private static readonly string[] Dialects = ["keras1", "keras2", "tfjs"];

    public static TheoryData<string> Models => new(ModelCases.Names);

    public static TheoryData<string> Old => new(Dialects.SelectMany(dialect => Cases.Lines($"dialects/{dialect}.ndjson")).Select(line => JsonNode.Parse(line)!["body"]!.ToJsonString()));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_row_of_a_measured_model_points_to_the_layer_of_its_name(string name) => AssertPointers(ModelCases.Get(name)["model_json"]!);

    [Theory]
    [MemberData(nameof(Old))]
    public void So_does_one_of_an_old_release_s_model(string body) => AssertPointers(JsonNode.Parse(body)!);

    [Theory]
    [InlineData("""{"input_shape": [4], "layers": [{"type": "Dense", "units": 2}, {"name": "inner", "layers": [{"type": "Dense", "units": 3}]}]}""", "/layers/0 /layers/1 /layers/1/layers/0")]
    [InlineData("""{"model": {"layers": [{"type": "Input", "shape": [4], "name": "x"}, {"type": "Dense", "units": 2, "inputs": "x"}]}}""", "/model/layers/0 /model/layers/1")]
    [InlineData("""[{"input_shape": [4], "layers": [{"type": "Dense", "units": 2}]}]""", "/0/layers/0")]
    [InlineData("""{"layers": [{"type": "Add", "name": "sum", "inputs": ["b", "a"]}, {"type": "Input", "shape": [4], "name": "a"}, {"type": "Input", "shape": [4], "name": "b"}]}""", "/layers/2 /layers/1 /layers/0")]
    public void The_short_form_points_into_what_was_posted(string document, string pointers)
    {
        var rows = Summarize(document).Layers.SelectMany(row => row.Layers.Prepend(row));

        Assert.Equal(pointers.Split(' ').Order(), rows.Select(row => Explainer.Explain(row).Pointer!).Order());
    }

    [Fact]
    public void A_row_has_no_pointer_where_nobody_asked_why()
    {
        var outcome = Summarizer.Summarize("""{"input_shape": [4], "layers": [{"type": "Dense", "units": 2}]}"""u8.ToArray());

        Assert.Null(outcome.Value!.Layers[0].Derivation);
    }

    private static void AssertPointers(JsonNode document) => AssertRows(Summarize(document.ToJsonString()).Layers, document);

    private static void AssertRows(IEnumerable<LayerRow> rows, JsonNode document)
    {
        foreach (var row in rows)
        {
            var pointer = Explainer.Explain(row).Pointer;
            Assert.NotNull(pointer);
            var layer = Follow(document, pointer);
            Assert.True(layer is JsonObject, $"{row.Name}: {pointer}");
            if (Names(layer!) is { Length: > 0 } names) Assert.Contains(row.Name, names);
            AssertRows(row.Layers, document);
        }
    }

    // A layer without a name gets one; an input that old releases do not write is told by the layer that takes it.
    private static string[] Names(JsonNode layer)
    {
        var names = new[] { layer["name"], (layer["config"] as JsonObject)?["name"], (layer["config"] as JsonArray)?[0]?["name"] };
        return [.. names.OfType<JsonValue>().SelectMany(name => (string[])[(string)name!, $"{name}_input"])];
    }

    private static JsonNode? Follow(JsonNode document, string pointer) => pointer.Split('/').Skip(1)
        .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
        .Aggregate<string, JsonNode?>(document, (node, step) => node is JsonArray array ? array[int.Parse(step)] : node?[step]);

    private static ModelSummary Summarize(string document)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(document), Explained);
        Assert.True(outcome.IsSuccess, document);
        return outcome.Value;
    }
}
