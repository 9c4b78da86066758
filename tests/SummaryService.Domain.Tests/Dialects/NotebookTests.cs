using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using ShapeText = SummaryService.Domain.Summaries.ShapeText;

namespace SummaryService.Domain.Tests.Dialects;

/// <summary>
/// Architectures that were read from the code of published notebooks, with what those notebooks printed. They are not copied here: without the
/// folder beside the checkout there is nothing to hold.
/// </summary>
public sealed partial class NotebookTests
{
    private static readonly string File = Cases.Path("../../../shared/golden/notebooks/architectures.ndjson");

    private static readonly Dictionary<string, JsonNode> All = System.IO.File.Exists(File)
        ? System.IO.File.ReadLines(File).Select(line => JsonNode.Parse(line)!).ToDictionary(row => (string)row["case"]!)
        : [];

    // What previews of TensorFlow 2.0 called these classes; the architectures call them as all releases do.
    private static readonly Dictionary<string, string> Previews = new() { ["UnifiedLSTM"] = "LSTM", ["UnifiedGRU"] = "GRU", ["BatchNormalizationV2"] = "BatchNormalization" };

    public static TheoryData<string> Printed => Names(_ => true);

    public static TheoryData<string> WithText => Names(row => row["text"] is not null);

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_notebooks_model_gives_the_rows_and_totals_that_it_printed(string name)
    {
        SkipWithout(name);
        var expected = All[name]["expected"]!;
        var (rows, model) = (expected["layers"]!.AsArray(), Summarize(name));
        Assert.Equal(rows.Count, model.Layers.Length);
        Assert.Equal(rows.Select(Row!), model.Layers.Zip(rows, Row!));
        var totals = expected["totals"]!;
        Assert.Equal($"{totals["params"]} {totals["trainable_params"]} {totals["non_trainable_params"]}", $"{model.Totals.Params} {model.Totals.Trainable} {model.Totals.NonTrainable}");
    }

    [Theory]
    [MemberData(nameof(WithText))]
    public void A_notebooks_model_prints_as_it_did_there(string name)
    {
        SkipWithout(name);
        var text = Print(name);
        Assert.True((string?)All[name]["text"]!["sha256"] == Digest(AsPreviewed(text, name)), text);
    }

    private static string Row(JsonNode layer) => $"{layer["name"]} {Known(layer["class_name"])} {Plain((string?)layer["output_shape_text"])} {layer["params"]}";

    /// <summary>The row as far as the printed one tells: a name that the code leaves to the session, and the end of a cell, may be missing there.</summary>
    private static string Row(LayerRow row, JsonNode printed)
    {
        var type = row.Type == "Functional" && (string?)printed["class_name"] == "Model" ? "Model" : row.Type;
        var (shape, seen) = (Plain(ShapeText.Of(row.Output)), Plain((string?)printed["output_shape_text"]));
        return $"{(Placeholder().IsMatch(row.Name) ? printed["name"] : row.Name)} {(printed["class_name"] is null ? "" : type)} "
            + $"{(shape.StartsWith(seen, StringComparison.Ordinal) ? seen : shape)} {row.Params}";
    }

    private static string Known(JsonNode? type) => (string?)type is { } name ? Previews.GetValueOrDefault(name, name) : "";

    /// <summary>A shape without what the releases write around it.</summary>
    private static string Plain(string? shape) => shape?.Trim('[', ']').Replace(",)", ")", StringComparison.Ordinal) ?? "";

    private static string Print(string name)
    {
        var text = All[name]["text"]!;
        var options = new TextOptions { Style = (string)text["style"]!, TerminalColumns = (int?)text["terminal_columns"] ?? TextOptions.Default.TerminalColumns };
        var written = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(Summarize(name), options, written));
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    private static string AsPreviewed(string text, string name)
    {
        foreach (var layer in All[name]["expected"]!["layers"]!.AsArray())
        {
            if ((string?)layer!["class_name"] is not { } preview || !Previews.TryGetValue(preview, out var type)) continue;
            var (cell, previewed) = ($"{layer["name"]} ({type})", $"{layer["name"]} ({preview})");
            text = text.Replace(cell.PadRight(previewed.Length), previewed, StringComparison.Ordinal);
        }

        return text;
    }

    private static ModelSummary Summarize(string name)
    {
        var style = (string?)All[name]["text"]?["style"] ?? TextOptions.Default.Style;
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(All[name]["architecture"]!.ToJsonString()), new() { Era = TextRenderer.EraOf(style)! });
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)}")));
        return outcome.Value;
    }

    /// <summary>What is left of a table that was copied: lines without what stands after their last letter, and no empty ones at the end.</summary>
    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n'))));

    private static void SkipWithout(string name) => Assert.SkipWhen(name is "", "The notebooks' architectures are not beside the repository, in ../shared/golden/notebooks.");

    private static TheoryData<string> Names(Func<JsonNode, bool> isMeant) =>
        new(All.Where(entry => isMeant(entry.Value)).Select(entry => entry.Key).Order(StringComparer.Ordinal).DefaultIfEmpty(""));

    // Names that the reader of the code made up: l4_dense.
    [GeneratedRegex(@"^l\d+_")]
    private static partial Regex Placeholder();
}
