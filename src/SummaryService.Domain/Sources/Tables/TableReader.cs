using System.Collections.Immutable;
using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>Finds the printed summaries in a text, whatever stands around them and whatever was done to them.</summary>
/// <remarks>
/// Lines whose cells are parted by bars are read cell by cell. All others are read as one stream, in which a row is what ends in a shape and a
/// count, so that it does not matter where lines break. What is no row is passed over. The time is proportional to the text's length.
/// </remarks>
internal static class TableReader
{
    private const int MostCells = 12;

    /// <summary>The tables in order; none where the text has no row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mostRows">From how many rows on reading stops; the tables then have one more.</param>
    public static ImmutableArray<PrintedTable> Read(string text, int mostRows = int.MaxValue)
    {
        var clean = CleanText.Of(text);
        var draft = new TableDraft();
        var cells = new CellLines(clean, draft);
        var stream = new RowStream(clean, draft);
        var (start, streamStart) = (0, 0);
        while (start < clean.Text.Length && draft.RowCount <= mostRows)
        {
            var length = clean.Text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? clean.Text.Length : start + length;
            if (HasCells(clean.Text.AsSpan(start, end - start)))
            {
                stream.Read(streamStart, start, mostRows);
                cells.Read(start, end);
                streamStart = end;
            }

            start = end + 1;
        }

        if (draft.RowCount <= mostRows) stream.Read(Math.Min(streamStart, clean.Text.Length), clean.Text.Length, mostRows);
        return [.. draft.Finish()];
    }

    private static bool HasCells(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ').TrimStart("#> ").Trim(CleanText.Bar);
        var bars = line.Count(CleanText.Bar);
        return bars is >= 2 and < MostCells && !RuleText.IsRule(line);
    }
}
