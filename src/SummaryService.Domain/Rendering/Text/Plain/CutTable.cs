using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Plain;

/// <summary>The rows of a table that cuts off what does not fit.</summary>
internal static class CutTable
{
    public static void WriteRows(RowWalk walk, TableContent content, PlainLayout layout, ref RowText row, ref Utf8Sink sink)
    {
        while (walk.MoveNext())
        {
            WriteLayer(walk.Current, content, layout, ref row, ref sink);
            PlainTable.WriteRule(walk.IsLast ? (byte)'=' : (byte)'_', layout, ref sink);
        }
    }

    /// <summary>
    /// Writes a line. A column that is not the first takes the last character of the column before for a space;
    /// what is longer than its end is cut off, the columns before included.
    /// </summary>
    public static void WriteLine(ref RowText row, PlainLayout layout, ref Utf8Sink sink)
    {
        var line = new PooledList<char>(stackalloc char[256]);
        for (var column = 0; column < row.Cells; column++)
        {
            if (column > 0) ReplaceLast(ref line);
            var cell = row[column];
            var end = layout.Ends[column];
            line.AddRange(cell[..CodePoints.Prefix(cell, end)]);
            line.Truncate(CodePoints.Prefix(line.Items, end));
            line.Fill(' ', end - CodePoints.Count(line.Items));
        }

        sink.Write(line.Items);
        sink.Write((byte)'\n');
        line.Dispose();
    }

    private static void WriteLayer(LayerRow layer, TableContent content, PlainLayout layout, ref RowText row, ref Utf8Sink sink)
    {
        row.Clear();
        PlainCells.AddLayer(ref row, layer, content);
        if (!content.Connections)
        {
            WriteLine(ref row, layout, ref sink);
            return;
        }

        var inputs = Calls.InputsOf(layer);
        if (inputs.MoveNext()) PlainCells.AddReference(ref row, inputs.Current, content);
        else row.EndCell();
        WriteLine(ref row, layout, ref sink);
        while (inputs.MoveNext())
        {
            row.Clear();
            for (var column = 0; column < Column.Connections; column++)
                row.EndCell();
            PlainCells.AddReference(ref row, inputs.Current, content);
            WriteLine(ref row, layout, ref sink);
        }
    }

    private static void ReplaceLast(ref PooledList<char> line)
    {
        var items = line.Items;
        var pair = items.Length > 1 && char.IsLowSurrogate(items[^1]) && char.IsHighSurrogate(items[^2]);
        line.Truncate(Math.Max(0, items.Length - (pair ? 2 : 1)));
        line.Add(' ');
    }
}
