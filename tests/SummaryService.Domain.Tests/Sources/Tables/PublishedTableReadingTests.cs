using System.Globalization;
using System.Text.Json.Nodes;
using SummaryService.Domain.Reconstruction;
using SummaryService.Domain.Sources.Tables;

namespace SummaryService.Domain.Tests.Sources.Tables;

/// <summary>Published tables are read row by row as they stand there.</summary>
public class PublishedTableReadingTests
{
    public static bool IsMissing => !PublishedTables.Exist;

    [Fact(Skip = PublishedTables.Missing, SkipWhen = nameof(IsMissing))]
    public void Every_row_is_read()
    {
        var wrong = new List<string>();
        foreach (var published in PublishedTables.All())
        {
            var text = (string)published["text"]!;
            var tables = TableReader.Read(text);
            var expected = published["rows"]!.AsArray().Where(row => row!["params"] is not null).Select(row => Expected(row!, text)).ToList();
            if (!tables.Any(table => table.Rows.Select(Actual).SequenceEqual(expected)) && expected.Count > 0)
                wrong.Add($"{published["case"]} {First(expected, tables)}");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static string First(List<string> expected, IReadOnlyList<PrintedTable> tables)
    {
        if (tables.Count == 0) return "no table";
        var actual = tables.MaxBy(table => table.Rows.Select(Actual).Intersect(expected).Count())!.Rows.Select(Actual).ToList();
        var at = Enumerable.Range(0, Math.Max(expected.Count, actual.Count)).First(i => actual.ElementAtOrDefault(i) != expected.ElementAtOrDefault(i));
        return $"{tables.Count} tables, {actual.Count}/{expected.Count} rows, row {at}: {expected.ElementAtOrDefault(at)} <> {actual.ElementAtOrDefault(at)}";
    }

    private static string Expected(JsonNode row, string text) => string.Join(" | ",
        ((string)row["layer"]!).TrimEnd('…'),
        ((string?)row["type"] ?? "").TrimEnd('…'),
        Squeezed((string)row["output_shape"]!),
        IsCut((long)row["params"]!, text) ? "0" : $"{row["params"]}",
        References(row));

    /// <summary>A count that does not fit into its cell tells nothing.</summary>
    private static bool IsCut(long count, string text) => text.Contains($"{count.ToString("N0", CultureInfo.InvariantCulture)},…", StringComparison.Ordinal);

    /// <summary>How many there are; what is told of references that were cut is told of two at once.</summary>
    private static int References(JsonNode row) => row["connected_to"]?.AsArray().Sum(reference => Math.Max(1, ((string)reference!).TrimEnd('…').Split('…').Length)) ?? 0;

    private static string Actual(PrintedRow row) => string.Join(" | ", row.Name, row.Type, Squeezed(row.Shape.Text), row.Params ?? 0, row.Connections.Length);

    private static string Squeezed(string shape) => shape.Replace(" ", "", StringComparison.Ordinal).TrimEnd(',');
}
