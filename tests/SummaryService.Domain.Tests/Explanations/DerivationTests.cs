using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Applications;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Tests.Inference;
using SummaryService.Domain.Tests.Layers;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Every formula of every layer gives the number that it explains, by what a reader sees of it.</summary>
public sealed class DerivationTests
{
    private static readonly SummaryOptions Explained = new() { Explain = true };

    public static TheoryData<string, int, string> Layers
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var file in (string[])["keras-tests", "sweep", "oddities-accepted", .. LayerCases.Derived])
            {
                foreach (var (line, row) in LayerCases.Known(file).Concat(LayerCases.ForeignInside(file)).Where(entry => entry.Row["error"] is null))
                    rows.Add(file, line, LayerCases.TypeOf(row));
            }

            return rows;
        }
    }

    public static TheoryData<string> Models => new(ModelCases.Names);

    // The second file holds those that nobody measured, and edges of the rules.
    private static readonly JsonNode[] Operations =
    [
        .. Cases.Lines("operations/derived.ndjson.gz").Concat(Cases.Lines("explanations/operations.ndjson"))
            .Select(line => JsonNode.Parse(line)!).Where(row => row["refused"] is null),
    ];

    public static TheoryData<int, string> OperationRows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            for (var line = 0; line < Operations.Length; line++)
                rows.Add(line, (string)Operations[line]["layer"]!["type"]!);
            return rows;
        }
    }

    // Models that are written as people and old releases write them.
    private static readonly Dictionary<string, JsonNode> Written = ((string[])["dialects/keras1", "dialects/keras2", "dialects/tfjs", "operations/simple"])
        .SelectMany(file => Cases.Lines($"{file}.ndjson").Select(line => (File: file, Row: JsonNode.Parse(line)!)))
        .Where(entry => entry.Row["rows"] is not null)
        .ToDictionary(entry => $"{entry.File}: {entry.Row["case"]}", entry => entry.Row["body"] ?? entry.Row["model"]!);

    public static TheoryData<string> WrittenModels => new(Written.Keys);

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_is_explained_by_formulas_that_give_its_numbers(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        var request = row["layer"] is null ? LayerCases.Written(row) : LayerCases.Serialized(row);
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()), Explained);
        // Some of the odd ones are refused; that they are with a reason is another test's matter.
        if (!outcome.IsSuccess && file == "oddities-accepted") return;
        Assert.True(outcome.IsSuccess, type);
        ExplanationChecks.AssertAgrees(outcome.Value);
    }

    [Theory]
    [MemberData(nameof(OperationRows))]
    public void An_operation_is_explained_by_formulas_that_give_its_numbers(int line, string type)
    {
        var request = new JsonObject { ["layer"] = Operations[line]["layer"]!.DeepClone(), ["inputs"] = Operations[line]["inputs"]!.DeepClone() };
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()), Explained);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? type : Messages.Message(outcome.Report.Problems[0]));
        ExplanationChecks.AssertAgrees(outcome.Value);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_explained_by_formulas_that_give_its_numbers(string name) => AssertModel(ModelCases.Get(name)["model_json"]!);

    [Theory]
    [MemberData(nameof(WrittenModels))]
    public void A_model_of_another_dialect_is_explained_by_formulas_that_give_its_numbers(string name) => AssertModel(Written[name]);

    [Theory]
    [InlineData("StochasticDepth", "\"drop_path_rate\":0.1", "[null,4,4,8]")]
    [InlineData("CustomScaleLayer", "\"scale\":0.2", "[[null,4,4,8],[null,4,4,8]]")]
    public void A_layer_of_Keras_s_ready_networks_is_explained(string type, string config, string inputs)
    {
        var request = $"{{\"layer\":{{\"module\":\"keras.src.applications\",\"class_name\":\"{type}\",\"config\":{{\"name\":\"a\",{config}}}}},\"inputs\":{inputs}}}";
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request), Explained);
        Assert.True(outcome.IsSuccess);
        ExplanationChecks.AssertAgrees(outcome.Value);
    }

    [Fact]
    public void Nothing_is_left_out()
    {
        var explained = Layers.Select(row => (string)row.Data.Item3)
            .Concat(OperationRows.Select(row => (string)row.Data.Item2))
            .Concat(Written.Values.Concat(ModelCases.Names.Select(name => ModelCases.Get(name)["model_json"]!)).SelectMany(TypesIn))
            .Append("StochasticDepth").Append("CustomScaleLayer")
            .ToHashSet();
        // What depends on code of the author's own, and base classes, give nothing that could be explained.
        string[] untold = ["Layer", "Wrapper", "TFSMLayer", "JaxLayer", "FlaxLayer"];
        var operations = OperationCatalogue.All.Except(OperationCatalogue.Families[^1].Layers);
        var all = LayerCatalogue.All.Concat(operations).Concat(LegacyCatalogue.Own).Concat(ApplicationLayers.All);
        var missing = all.Select(layer => layer.Type).Except(explained.Select(type => OperationCatalogue.FindFunction(type)?.Type ?? type)).Except(untold).ToArray();
        Assert.True(missing.Length == 0, string.Join(", ", missing));
    }

    [Fact]
    public void Without_being_asked_nothing_is_kept_to_explain()
    {
        var outcome = Summarizer.Summarize("""{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}"""u8.ToArray());
        Assert.Null(outcome.Value!.Layers[0].Derivation);
        Assert.Empty(Explainer.Explain(outcome.Value.Layers[0]).Shape);
    }

    private static IEnumerable<string> TypesIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key is "class_name" or "type" && member.Value is JsonValue type ? [$"{type}"] : TypesIn(member.Value)),
        JsonArray items => items.SelectMany(TypesIn),
        _ => [],
    };

    private static void AssertModel(JsonNode body)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(body.ToJsonString()), Explained);
        Assert.True(outcome.IsSuccess);
        ExplanationChecks.AssertModel(outcome.Value);
    }
}
