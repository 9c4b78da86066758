using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Inference;

namespace SummaryService.Domain.Tests.Conversion;

/// <summary>A model that was converted is the same model: every row, connection, weight and total.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Names = [.. ModelCases.Names.Where(name => !name.StartsWith("operators/", StringComparison.Ordinal) && HasLayersOnly(ModelCases.Get(name)["model_json"]!))];

    public static TheoryData<string, string> Models => new(Names.SelectMany(name => Converter.Targets.Select(target => (name, target))));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_converted_model_gives_the_same_summary(string name, string target)
    {
        var model = Encoding.UTF8.GetBytes(ModelCases.Get(name)["model_json"]!.ToJsonString());
        var converted = Converted(model, target);
        var summary = Summarized(converted);
        Assert.Equal(target, summary.Dialect);
        Assert.Equal(Shown(Summarized(model)), Shown(summary));
        if (target == "keras3") return;
        // And back again.
        Assert.Equal(Shown(summary), Shown(Summarized(Converted(converted, "keras3"))));
    }

    [Fact]
    public void There_are_models_to_convert() => Assert.True(Names.Length > 40);

    [Fact]
    public void What_equals_its_default_is_left_out()
    {
        var model = ModelCases.Get("models/fashion_mnist_cnn")["model_json"]!.ToJsonString();
        var first = JsonNode.Parse(Converted(Encoding.UTF8.GetBytes(model), "simple"))!["layers"]!.AsArray().First(layer => (string?)layer!["type"] == "Conv2D")!;
        Assert.Equal(["type", "name", "filters", "kernel_size", "activation"], first.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("keras2")]
    public void A_layer_that_the_dialect_does_not_have_is_a_problem(string target)
    {
        var model = """{"class_name":"Sequential","config":{"name":"m","layers":[{"class_name":"Mine","module":"mine","registered_name":"Mine","config":{"name":"own"}}]}}"""u8;
        var report = Converter.Convert(new ModelFile { Architecture = model.ToArray() }, target).Report!;
        Assert.Equal(("not_convertible.class", "own"), (report.Problems[0].Key, report.Problems[0].Layer));
        Assert.NotEmpty(Messages.Message(report.Problems[0]));
    }

    private static byte[] Converted(byte[] model, string target)
    {
        var outcome = Converter.Convert(new ModelFile { Architecture = model }, target);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value.Json.ToArray();
    }

    private static ModelSummary Summarized(byte[] model)
    {
        var outcome = Summarizer.Summarize(model);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")) + Encoding.UTF8.GetString(model));
        return outcome.Value;
    }

    // What an optimizer keeps is no part of the architecture, and no dialect but Keras 3's tells it.
    private static string Shown(ModelSummary model) => string.Join('\n',
    [
        $"{model.Name} {model.Type}",
        .. model.Layers.SelectMany(row => Rows(row, "")),
        $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable} {model.Totals.TrainableBytes} {model.Totals.NonTrainableBytes}",
        .. model.Inputs.Concat(model.Outputs).Select(tensor => $"{tensor.Name} {tensor.Tensor}"),
    ]);

    private static IEnumerable<string> Rows(LayerRow row, string indent) =>
    [
        $"{indent}{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.Trainable} {string.Join(", ", row.ConnectedTo)} "
            + string.Join("; ", row.Weights.Select(weight => $"{weight.Name} {string.Join(",", weight.Axes.Select(axis => axis.Size))} {weight.DType} {weight.Trainable}")),
        .. row.Layers.SelectMany(inner => Rows(inner, $"{indent}  ")),
    ];

    private static bool HasLayersOnly(JsonNode model) => model["config"]!["layers"]!.AsArray().All(layer =>
        layer!["config"]!["layers"] is JsonArray ? HasLayersOnly(layer) : !((string)layer["module"]!).StartsWith("keras.src.ops", StringComparison.Ordinal));
}
