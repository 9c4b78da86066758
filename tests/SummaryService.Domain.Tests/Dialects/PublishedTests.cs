using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Architectures that other people published. They are not copied here: without the folder beside the checkout there is nothing to hold.</summary>
public sealed class PublishedTests
{
    private static readonly string Folder = Cases.Path("../../../shared/golden/published");

    private static readonly Dictionary<string, JsonNode> All = Directory.Exists(Folder)
        ? Directory.GetFiles(Folder, "*.json").Select(path => JsonNode.Parse(File.ReadAllText(path))!).ToDictionary(row => (string)row["case"]!)
        : [];

    public static TheoryData<string> Readable => Names(row => row["expected"]!["service_should"] is null || (string)row["case"]! == "166-ok-utf8-bom");

    private static TheoryData<string> Names(Func<JsonNode, bool> isMeant)
    {
        var names = All.Where(entry => !IsArchive(entry.Value) && isMeant(entry.Value)).Select(entry => entry.Key).Order(StringComparer.Ordinal);
        return new(names.DefaultIfEmpty(""));
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_published_model_gives_its_rows_and_totals(string name)
    {
        Assert.SkipWhen(name is "", "The published architectures are not beside the repository, in ../shared/golden/published.");
        var (row, expected) = (All[name], All[name]["expected"]!);
        var outcome = Summarizer.Summarize(Body(row));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        Assert.Equal(Expected(expected), Actual(outcome.Value));
    }

    private static string Expected(JsonNode expected) => string.Join('\n',
    [
        .. expected["layers"]!.AsArray().Select(layer =>
            $"{layer!["name"]} {layer["class_name"]} {layer["output_shape_text"]} {layer["params"]} {layer["trainable_params"]} {layer["non_trainable_params"]} {string.Join(", ", layer["connected_to"]!.AsArray())}"),
        $"{expected["totals"]!["params"]} {expected["totals"]!["trainable_params"]} {expected["totals"]!["non_trainable_params"]}",
    ]);

    private static string Actual(ModelSummary model) => string.Join('\n',
    [
        .. model.Layers.Select(row =>
            $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.NonTrainableParams} {string.Join(", ", row.ConnectedTo)}"),
        $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable}",
    ]);

    private static byte[] Body(JsonNode row) => (string?)row["file"] is { } file
        ? File.ReadAllBytes(Path.Combine(Folder, file))
        : Encoding.UTF8.GetBytes(row["architecture"]!.ToJsonString());

    private static bool IsArchive(JsonNode row) => (string?)row["file"] is { } file && Path.GetExtension(file) is ".keras" or ".h5";
}
