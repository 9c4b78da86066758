using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Plain;

/// <summary>The rows of a table that continues on the next line what does not fit.</summary>
internal static class WrappedTable
{
    private const byte Bar = (byte)'|';

    public static void WriteRows(RowWalk walk, TableContent content, PlainLayout layout, ref RowText row, ref Utf8Sink sink)
    {
        var level = 0;
        while (walk.MoveNext())
        {
            for (; level > walk.Level; level--)
                WriteNestingRule(level - 1, layout, ref sink);
            level = walk.Level;
            WriteLayer(walk.Current, level, content, layout, ref row, ref sink);
            if (walk.Opens) WriteNestingRule(level + 1, layout, ref sink);
            else if (level == 0 || !walk.IsLast) WriteBlank(level, layout, ref sink);
        }

        for (; level > 0; level--)
            WriteNestingRule(level - 1, layout, ref sink);
        PlainTable.WriteRule((byte)'=', layout, ref sink);
    }

    /// <summary>Writes as many lines as the longest cell takes.</summary>
    /// <remarks>
    /// A cell breaks where its room ends, and before that after a bracket or quote with a comma. The first column
    /// starts with a space that some releases forgot to count, so that columns move; the arithmetic is theirs.
    /// </remarks>
    public static void WriteLines(ref RowText row, int level, TableContent content, PlainLayout layout, ref Utf8Sink sink)
    {
        Span<int> done = stackalloc int[Column.Most];
        done.Clear();
        while (AnyLeft(ref row, done))
        {
            sink.Fill(Bar, level);
            sink.Write((byte)' ');
            var length = level + 1;
            for (var column = 0; column < row.Cells; column++)
            {
                var rest = row[column][done[column]..];
                var part = rest[..NextBreak(rest, layout.Room(column, level, content.Style.CountsBars))];
                done[column] += part.Length;
                sink.Write(part);
                var gap = layout.GapAfter(column);
                sink.Fill((byte)' ', gap);
                length += CodePoints.Count(part) + gap;

                var bars = content.Style.CountsBars && column < layout.Ends.Length - 1 ? 0 : level;
                var padding = Math.Max(0, layout.Ends[column] - length - bars);
                sink.Fill((byte)' ', padding);
                length += padding;
            }

            sink.Fill(Bar, level);
            sink.Write((byte)'\n');
        }
    }

    private static void WriteLayer(
        LayerRow layer, int level, TableContent content, PlainLayout layout, ref RowText row, ref Utf8Sink sink)
    {
        row.Clear();
        PlainCells.AddLayer(ref row, layer, content);
        if (content.Connections) PlainCells.AddReferences(ref row, layer, content, level);
        if (content.Trainable) row.AddCell(layer.Trainable ? "Y" : "N");
        WriteLines(ref row, level, content, layout, ref sink);
    }

    private static void WriteNestingRule(int level, PlainLayout layout, ref Utf8Sink sink)
    {
        sink.Fill(Bar, level);
        sink.Repeat("¯"u8, layout.Width - 2 * level);
        sink.Fill(Bar, level);
        sink.Write((byte)'\n');
    }

    private static void WriteBlank(int level, PlainLayout layout, ref Utf8Sink sink)
    {
        sink.Fill(Bar, level);
        sink.Fill((byte)' ', layout.Width - 2 * level);
        sink.Fill(Bar, level);
        sink.Write((byte)'\n');
    }

    private static bool AnyLeft(ref RowText row, scoped ReadOnlySpan<int> done)
    {
        for (var column = 0; column < row.Cells; column++)
        {
            if (done[column] < row[column].Length) return true;
        }

        return false;
    }

    private static int NextBreak(ReadOnlySpan<char> text, int room)
    {
        var fits = CodePoints.Prefix(text, room);
        for (var i = 1; i < fits; i++)
        {
            if (text[i] == ',' && text[i - 1] is (')' or '}' or ']' or '\'')) return i + 1;
        }

        return fits;
    }
}
