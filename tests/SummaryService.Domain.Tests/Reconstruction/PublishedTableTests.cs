using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Tables;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Sources.Tables;

namespace SummaryService.Domain.Tests.Reconstruction;

/// <summary>Published tables are rebuilt: every row's shape and count as printed, and nothing certain that is not so.</summary>
public class PublishedTableTests
{
    public static bool IsMissing => !PublishedTables.Exist;

    [Fact(Skip = PublishedTables.Missing, SkipWhen = nameof(IsMissing))]
    public void Measure()
    {
        var wrong = new List<string>();
        var (all, good, printedRows, rowCount) = (0, 0, 0, 0);
        var slow = new List<(double, string)>();
        foreach (var published in PublishedTables.All())
        {
            var verified = (bool?)published["rows_verified"] == true;
            var text = (string)published["text"]!;
            var watch = Stopwatch.StartNew();
            var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(text));
            slow.Add((watch.Elapsed.TotalMilliseconds, $"{published["case"]}"));
            all++;
            if (!outcome.IsSuccess)
            {
                wrong.Add($"{published["case"]} {verified}: {string.Join("; ", outcome.Report.Problems.Take(3).Select(problem => $"{problem.Key} {problem.Layer} {problem.Pointer} {string.Join(',', problem.Values)}"))}");
                continue;
            }

            var summary = outcome.Value;
            var table = TableReader.Read(text)[^1];
            var printed = table.Rows.Where(row => row.Level == 0).ToList();
            var architecture = JsonNode.Parse(summary.Source!.Architecture.Span)!;
            var asPrinted = architecture["layers"]!.AsArray().Where(layer => layer!["printed"] is not null).ToList();
            printedRows += asPrinted.Count;
            rowCount += printed.Count;
            var rows = summary.Layers.ToList();
            var at = Enumerable.Range(0, Math.Max(printed.Count, rows.Count)).FirstOrDefault(i => i >= printed.Count || i >= rows.Count || Different(printed[i], rows[i]), -1);
            if (at < 0 && asPrinted.All(layer => SummaryService.Domain.Layers.LayerCatalogue.Find((string)layer!["type"]!) is null or { Type: "Lambda" })) good++;
            else wrong.Add($"{published["case"]} {verified} {rows.Count}/{printed.Count}: {(at < 0 ? "" : $"row {at} {printed.ElementAtOrDefault(at)} <> {rows.ElementAtOrDefault(at)?.Name} {rows.ElementAtOrDefault(at)?.Output?.Flatten()[0].Shape} {rows.ElementAtOrDefault(at)?.Params}")} as printed: {string.Join(' ', asPrinted.Take(6).Select(layer => $"{layer!["type"]}:{layer["name"]}"))}");
        }

        File.WriteAllLines("/tmp/t_published.txt", [$"{good} of {all}; as printed {printedRows} of {rowCount}; slow {string.Join(' ', slow.OrderDescending().Take(8))} sum {slow.Sum(one => one.Item1)}", .. wrong]);
    }

    private static bool Different(SummaryService.Domain.Reconstruction.PrintedRow printed, LayerRow row) =>
        (printed.Params is { } count && row.Params != count) || (printed.Shape.IsTold && row.Output is { } output && !printed.Shape.Allows(output.Flatten()));
}
