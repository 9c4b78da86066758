using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Reconstruction;
using SummaryService.Domain.Sources.Tables;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Sources.Tables;

namespace SummaryService.Domain.Tests.Reconstruction;

/// <summary>Published tables are rebuilt: every row's shape and count as printed, and nothing certain that is not so.</summary>
public class PublishedTableTests
{
    public static bool IsMissing => !PublishedTables.Exist;

    [Fact(Skip = PublishedTables.Missing, SkipWhen = nameof(IsMissing))]
    public void Nearly_every_table_is_rebuilt_row_by_row()
    {
        var wrong = new List<string>();
        var verified = 0;
        foreach (var published in PublishedTables.All().Where(published => (bool?)published["rows_verified"] == true))
        {
            verified++;
            if (Fault(published) is { } fault) wrong.Add($"{published["case"]}: {fault}");
        }

        Assert.True(wrong.Count <= verified / 25, $"{wrong.Count} of {verified}:\n{string.Join('\n', wrong.Take(40))}");
    }

    [Fact(Skip = PublishedTables.Missing, SkipWhen = nameof(IsMissing))]
    public void What_is_certain_is_so()
    {
        var (wrong, certain) = (new List<string>(), 0);
        foreach (var published in PublishedTables.All().Where(published => published["architecture"] is not null))
        {
            var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes((string)published["text"]!));
            Assert.True(outcome.IsSuccess, $"{published["case"]} {outcome.Report?.Problems[0]}");
            var layers = published["architecture"]!["layers"]!.AsArray().Where(layer => layer!["name"] is not null).DistinctBy(layer => (string)layer!["name"]!).ToDictionary(layer => (string)layer!["name"]!);
            foreach (var layer in outcome.Value.Source!.Layers)
            {
                if (!layers.TryGetValue(layer.Name, out var known) || LayerCatalogue.Find((string?)known!["type"] ?? "") is not { } definition) continue;
                foreach (var argument in layer.Arguments.Where(argument => argument.Certainty == Certainty.Certain))
                {
                    certain++;
                    var expected = Value(known, definition, argument.Name);
                    if (expected is not null && expected != Squeezed(argument.Value!)) wrong.Add($"{published["case"]} {layer.Name} {argument.Name}: {argument.Value}, not {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {certain}:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(certain > 1_000, $"Only {certain} arguments are certain.");
    }

    private static string? Fault(JsonNode published)
    {
        var text = (string)published["text"]!;
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(text));
        if (!outcome.IsSuccess) return string.Join("; ", outcome.Report.Problems.Take(3).Select(problem => $"{problem.Key} {problem.Layer} {problem.Pointer}"));
        var printed = TableReader.Read(text)[^1].Rows.Where(row => row.Level == 0).ToList();
        var rows = outcome.Value.Layers;
        var asPrinted = JsonNode.Parse(outcome.Value.Source!.Architecture.Span)!["layers"]!.AsArray()
            .Where(layer => layer!["printed"] is not null && LayerCatalogue.Find((string)layer["type"]!) is not (null or { Type: "Lambda" })).ToList();
        if (asPrinted.Count > 0) return $"as printed: {string.Join(' ', asPrinted.Take(6).Select(layer => layer!["name"]))}";
        if (rows.Length != printed.Count) return $"{rows.Length} rows, not {printed.Count}";
        return printed.Zip(rows).Where(pair => !IsSame(pair.First, pair.Second)).Select(pair => $"{pair.First.Name} {pair.First.Shape.Text} {pair.First.Params}, not {pair.Second.Name} {pair.Second.Output?.Flatten()[0].Shape} {pair.Second.Params}").FirstOrDefault();
    }

    private static bool IsSame(PrintedRow printed, LayerRow row) =>
        (printed.Params is not { } count || row.Params == count) && row.Output is { } output && printed.Shape.Allows(output.Flatten());

    /// <summary>An argument as the architecture has it, in the form in which it is told; null where it does not say and there is no default.</summary>
    private static string? Value(JsonNode layer, LayerDefinition definition, string name)
    {
        var argument = definition.Arguments.FirstOrDefault(argument => argument.Name == name);
        var value = layer[name]?.ToJsonString() ?? argument?.Default;
        if (value is null) return null;
        return argument is { Kind: ArgumentKind.Sizes, Length: { } length } && !value.StartsWith('[') ? $"[{string.Join(',', Enumerable.Repeat(value, length))}]" : Squeezed(value);
    }

    private static string Squeezed(string json) => json.Replace(" ", "", StringComparison.Ordinal);
}
