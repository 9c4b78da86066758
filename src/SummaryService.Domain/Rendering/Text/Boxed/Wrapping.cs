namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Breaks a text into lines that fit a width, as rich does.</summary>
internal static class Wrapping
{
    /// <summary>Adds the lines of a text.</summary>
    /// <param name="text">The text; its own line feeds break it too.</param>
    /// <param name="width">The cells that a line may take, at least 1.</param>
    /// <param name="alignment">How the lines stand.</param>
    /// <param name="fold">Whether a word that fits no line continues on the next one; if not, it ends in an ellipsis.</param>
    /// <param name="lines">Where the lines go.</param>
    public static void AddLines(
        scoped ReadOnlySpan<char> text, int width, Alignment alignment, bool fold, ref PooledList<CellLine> lines)
    {
        for (var start = 0; ;)
        {
            var length = text[start..].IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            AddParagraph(text, start, end, width, alignment, fold, ref lines);
            if (length < 0) return;
            start = end + 1;
        }
    }

    /// <summary>The longest start of a text that takes no more than a number of cells.</summary>
    /// <returns>Its length, and whether half a wide character is to be replaced by a space.</returns>
    public static (int Length, bool Half) Fit(ReadOnlySpan<char> text, int cells)
    {
        if (cells <= 0) return (0, false);
        if (CellWidth.IsPlain(text)) return (Math.Min(text.Length, cells), false);
        var taken = 0;
        var graphemes = new Graphemes(text);
        while (graphemes.MoveNext())
        {
            if (taken == cells) return (graphemes.Start, false);
            if (taken + graphemes.Cells > cells) return (graphemes.Start, true);
            taken += graphemes.Cells;
        }

        return (text.Length, false);
    }

    private static void AddParagraph(
        scoped ReadOnlySpan<char> text, int start, int end, int width, Alignment alignment, bool fold, ref PooledList<CellLine> lines)
    {
        if (CellWidth.Of(text[start..end]) <= width)
        {
            lines.Add(Line(text, start, end, width, alignment, fold));
            return;
        }

        var breaks = new PooledList<int>(stackalloc int[32]);
        WordBreaks.Find(text[start..end], width, fold, ref breaks);
        var from = start;
        foreach (var offset in breaks.Items)
        {
            lines.Add(Line(text, from, start + offset, width, alignment, fold));
            from = start + offset;
        }

        lines.Add(Line(text, from, end, width, alignment, fold));
        breaks.Dispose();
    }

    private static CellLine Line(ReadOnlySpan<char> text, int start, int end, int width, Alignment alignment, bool fold)
    {
        end = WithoutExcessSpaces(text, start, end, width);
        if (alignment != Alignment.Left) end = start + PythonText.TrimEnd(text[start..end]).Length;
        var cells = CellWidth.Of(text[start..end]);
        if (cells <= width) return new(start, end - start, LineTail.None, Indent(alignment, width - cells), cells);
        var (length, half) = Fit(text[start..end], fold ? width : width - 1);
        var tail = (half ? LineTail.Space : LineTail.None) | (fold ? LineTail.None : LineTail.Ellipsis);
        cells = CellWidth.Of(text.Slice(start, length)) + (half ? 1 : 0) + (fold ? 0 : 1);
        return new(start, length, tail, 0, cells);
    }

    // Rich counts characters here, not cells.
    private static int WithoutExcessSpaces(ReadOnlySpan<char> text, int start, int end, int width)
    {
        var line = text[start..end];
        var excess = CodePoints.Count(line) - width;
        return excess <= 0 ? end : end - Math.Min(excess, line.Length - PythonText.TrimEnd(line).Length);
    }

    private static int Indent(Alignment alignment, int room) => alignment switch
    {
        Alignment.Right => room,
        Alignment.Center => room / 2,
        _ => 0,
    };
}
