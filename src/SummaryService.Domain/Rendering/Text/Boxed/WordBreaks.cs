namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Finds where the lines of a text begin that is too long for one, as rich does.</summary>
internal static class WordBreaks
{
    /// <summary>Adds where the second line begins, the third, and so on.</summary>
    /// <remarks>
    /// A word has the spaces after it; they need not fit. A word that fits no line starts a new one, and is folded
    /// over as many as it takes or left to be cut off.
    /// </remarks>
    public static void Find(scoped ReadOnlySpan<char> text, int width, bool fold, ref PooledList<int> breaks)
    {
        var taken = 0;
        for (int start = 0, end; (end = EndOfWord(text, start)) > start; start = end)
        {
            var word = text[start..end];
            var cells = CellWidth.Of(PythonText.TrimEnd(word));
            if (cells <= width - taken)
            {
                taken += CellWidth.Of(word);
            }
            else if (cells > width && fold)
            {
                taken = Fold(word, start, width, ref breaks);
            }
            else if (cells > width || taken > 0)
            {
                if (start > 0) breaks.Add(start);
                taken = start > 0 || cells > width ? CellWidth.Of(word) : taken;
            }
        }
    }

    // Returns how many cells the last piece takes.
    private static int Fold(scoped ReadOnlySpan<char> word, int start, int width, ref PooledList<int> breaks)
    {
        if (start > 0) breaks.Add(start);
        var line = 0;
        var taken = 0;
        var graphemes = new Graphemes(word);
        while (graphemes.MoveNext())
        {
            if (taken + graphemes.Cells > width)
            {
                line = graphemes.Start;
                if (start + line > 0) breaks.Add(start + line);
                taken = 0;
            }

            taken += graphemes.Cells;
        }

        return CellWidth.Of(word[line..]);
    }

    // A word is spaces, at least one other character, and the spaces after it.
    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var at = SkipSpaces(text, start);
        if (at == text.Length) return start;
        while (at < text.Length && !PythonText.IsSpace(text[at]))
            at++;
        return SkipSpaces(text, at);
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && PythonText.IsSpace(text[at]))
            at++;
        return at;
    }
}
