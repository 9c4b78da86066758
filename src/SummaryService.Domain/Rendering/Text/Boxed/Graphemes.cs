namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Goes through the graphemes of a text as rich sees them: a character, and what has no cells of its own.</summary>
internal ref struct Graphemes(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;
    private int _last = -1;

    /// <summary>Where the grapheme starts.</summary>
    public int Start { get; private set; }

    /// <summary>How many cells it takes.</summary>
    public int Cells { get; private set; }

    public bool MoveNext()
    {
        if (_next >= _text.Length) return false;
        Start = _next;
        Cells = IsSpecial(_text[_next]) ? 0 : Measure();
        _next += CodePoints.LengthAt(_text, _next);
        while (_next < _text.Length && Absorb())
        {
        }

        return true;
    }

    private int Measure()
    {
        var codePoint = CodePoints.At(_text, _next);
        var cells = CellWidth.Of(codePoint);
        if (cells > 0) _last = codePoint;
        return cells;
    }

    private bool Absorb()
    {
        if (_text[_next] == CellWidth.Joiner)
        {
            _next++;
            if (_next < _text.Length) _next += CodePoints.LengthAt(_text, _next);
            return true;
        }

        if (_text[_next] == CellWidth.EmojiVariation)
        {
            _next++;
            if (_last < 0 || !CellWidth.WidensAsEmoji(_last)) return true;
            _last = -1;
            Cells++;
            return true;
        }

        if (CellWidth.Of(CodePoints.At(_text, _next)) > 0) return false;
        _next += CodePoints.LengthAt(_text, _next);
        return true;
    }

    private static bool IsSpecial(char character) => character is CellWidth.Joiner or CellWidth.EmojiVariation;
}
