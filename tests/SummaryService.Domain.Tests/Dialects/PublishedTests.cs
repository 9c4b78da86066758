using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Explanations;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>Architectures that other people published. They are not copied here: without the folder beside the checkout there is nothing to hold.</summary>
public sealed class PublishedTests
{
    private static readonly string Folder = Cases.Path("../../../shared/golden/published");

    private static readonly Dictionary<string, JsonNode> All = Directory.Exists(Folder)
        ? Directory.GetFiles(Folder, "*.json").Select(path => JsonNode.Parse(File.ReadAllText(path))!).ToDictionary(row => (string)row["case"]!)
        : [];

    private const string Missing = "The published architectures are not beside the repository, in ../shared/golden/published.";

    public static TheoryData<string> Measured => Names(IsMeasured);

    public static TheoryData<string> Unmeasured => Names(row => row["expected"]!["layers"] is null);

    public static TheoryData<string> Damaged => Names(row => ShouldBe(row, "refuse or warn"));

    public static TheoryData<string> OfOwnClasses => Names(row => ShouldBe(row, "list every layer"));

    public static TheoryData<string> Refused => Names(row => ShouldBe(row, "refuse") && !ShouldBe(row, "refuse or warn"));

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_published_model_gives_its_rows_and_totals(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        var expected = All[name]["expected"]!;
        var model = Summarize(name);
        Assert.Equal(Rows(expected), Rows(model));
        var totals = expected["totals"]!;
        Assert.Equal($"{totals["params"]} {totals["trainable_params"]} {totals["non_trainable_params"]}", $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable}");
        Assert.DoesNotContain(model.Warnings, warning => warning.Key is "weights_differ" or "shape_differs");
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_published_model_is_explained_by_formulas_that_give_its_numbers(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        ExplanationChecks.AssertModel(Summarizer.Summarize(Body(All[name]), new() { Explain = true }).Value!);
    }

    /// <summary>No program could load such a network whole, so that nothing was measured of it. It is Keras's own layers all the same, and told whole.</summary>
    [Theory]
    [MemberData(nameof(Unmeasured))]
    public void A_published_model_that_nothing_was_measured_of_is_told_whole(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        var model = Summarizer.Summarize(Body(All[name]), new() { Explain = true }).Value!;
        Assert.Equal((string)All[name]["expected"]!["model_name"]!, model.Name);
        Assert.False(model.Totals.IsLowerBound);
        Assert.All(model.Layers, row => Assert.NotNull(row.Output));
        ExplanationChecks.AssertModel(model);
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_published_model_that_its_editor_damaged_is_refused_or_warned_of(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        var outcome = Summarizer.Summarize(Body(All[name]));
        Assert.True(!outcome.IsSuccess || outcome.Value.Warnings.Length > 0);
    }

    [Fact]
    public void Every_published_architecture_is_held_to_something()
    {
        Assert.SkipWhen(All.Count == 0, Missing);
        var held = new[] { Measured, Unmeasured, Damaged, OfOwnClasses, Refused }.SelectMany(names => names).Select(row => row.Data);
        Assert.Equal(All.Where(entry => !IsArchive(entry.Value)).Select(entry => entry.Key).Order(), held.Order());
    }

    [Theory]
    [MemberData(nameof(OfOwnClasses))]
    public void Classes_of_the_authors_own_are_shown_and_nothing_is_made_up(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        var model = Summarize(name);
        var expected = All[name]["expected"]!["layers"]!.AsArray();
        Assert.Equal(expected.Select(layer => $"{layer!["name"]} {layer["class_name"]}"), model.Layers.Select(row => $"{row.Name} {row.Type}"));
        Assert.True(model.Totals.IsLowerBound);
        Assert.Contains(model.Warnings, warning => warning.Key is "unknown_params");
        Assert.All(model.Layers.SkipWhile(row => !row.HasUnknownWeights), row => Assert.Equal((null, 0), (row.Output, row.Params)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_published_file_that_is_no_model_is_refused(string name)
    {
        Assert.SkipWhen(name is "", Missing);
        var report = Summarizer.Summarize(Body(All[name])).Report;
        Assert.NotNull(report);
        Assert.NotEqual("unknown_dialect.object", report.Problems[0].Key);
        Assert.All(report.Problems, problem => Assert.NotEmpty(Messages.Message(problem)));
    }

    private static TheoryData<string> Names(Func<JsonNode, bool> isMeant)
    {
        var names = All.Where(entry => !IsArchive(entry.Value) && isMeant(entry.Value)).Select(entry => entry.Key).Order(StringComparer.Ordinal);
        return new(names.DefaultIfEmpty(""));
    }

    private static ModelSummary Summarize(string name)
    {
        var outcome = Summarizer.Summarize(Body(All[name]));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value;
    }

    private static IEnumerable<string> Rows(JsonNode expected) => expected["layers"]!.AsArray().Select(layer =>
        $"{layer!["name"]} {layer["class_name"]} {layer["output_shape_text"]} {layer["params"]} {layer["trainable_params"]} {layer["non_trainable_params"]} {string.Join(", ", layer["connected_to"]!.AsArray())}");

    private static IEnumerable<string> Rows(ModelSummary model) => model.Layers.Select(row =>
        $"{row.Name} {row.Type} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {row.NonTrainableParams} {string.Join(", ", row.ConnectedTo)}");

    private static bool IsMeasured(JsonNode row) => row["expected"] is { } expected && expected["layers"] is JsonArray { Count: > 0 } && expected["totals"] is not null;

    private static bool ShouldBe(JsonNode row, string start) =>
        row["expected"]!["service_should"] is { } should && ((string)should!).StartsWith(start, StringComparison.Ordinal);

    private static byte[] Body(JsonNode row) => (string?)row["file"] is { } file
        ? File.ReadAllBytes(Path.Combine(Folder, file))
        : Encoding.UTF8.GetBytes(row["architecture"]!.ToJsonString());

    private static bool IsArchive(JsonNode row) => (string?)row["file"] is { } file && Path.GetExtension(file) is ".keras" or ".h5";
}
