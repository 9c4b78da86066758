namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads rows whose cells are parted by blanks alone, wherever lines break.</summary>
/// <remarks>A row is what ends in a shape and a count. What stands between two rows belongs to the first, heads a table, or is passed over.</remarks>
internal sealed class RowStream(CleanText clean, TableDraft draft)
{
    private const int LongestName = 300;

    private readonly string _text = clean.Text;

    /// <summary>Reads a part of the text.</summary>
    public void Read(int start, int end, int mostRows)
    {
        var between = new BetweenRows(clean, draft);
        var (from, at) = (start, start);
        while (at < end && draft.RowCount <= mostRows)
        {
            if (!MayBeginShape(at) || Find(at, from, end) is not { } row)
            {
                at++;
                continue;
            }

            between.Read(from, row.Start, isAfterRow: from > start || draft.Last is not null);
            if (row.HasType || draft.IsOpen) Add(row);
            (from, at) = (row.End, row.End);
        }

        between.Read(from, end, isAfterRow: from > start);
    }

    private readonly record struct Found(int Start, int ShapeStart, int ShapeEnd, int End, int InputEnd, bool HasType)
    {
        public Int128? Count { get; init; }

        public bool IsUnbuilt { get; init; }
    }

    private void Add(Found row)
    {
        var input = row.InputEnd > 0 ? ShapeCell.Read(_text, row.ShapeStart, out _) : null;
        var shapeStart = row.ShapeStart;
        var lineStart = _text.LastIndexOf('\n', row.Start) + 1;
        if (row.InputEnd > 0) shapeStart = SkipBlanks(row.InputEnd, row.ShapeEnd);
        var added = new RowDraft(clean.PlaceOf(row.Start), row.Start - lineStart, row.ShapeStart - lineStart) { Params = row.Count, IsUnbuilt = row.IsUnbuilt, Level = LevelAt(row.Start), Input = input };
        added.AddToName(_text[row.Start..row.ShapeStart].TrimEnd(' ', '\n', CleanText.Bar));
        added.AddToShape(_text[shapeStart..row.ShapeEnd]);
        draft.Row(added);
        draft.Marks.IsIndented |= row.Start > 0 && _text[row.Start - 1] == ' ' && (row.Start == 1 || _text[row.Start - 2] == '\n');
    }

    private bool MayBeginShape(int at) => _text[at] switch
    {
        '(' or '[' or '{' => true,
        'm' or '?' or 'u' or 'N' => at > 0 && _text[at - 1] is ' ' or CleanText.Bar or '\n',
        _ => false,
    };

    private Found? Find(int at, int from, int limit)
    {
        var first = ShapeCell.Read(_text.AsSpan(0, limit), at, out var end);
        if (first is null) return null;
        var (inputEnd, shapeEnd) = (0, end);
        var next = SkipBlanks(end, limit);
        if (draft.HasInputShapes && first.IsTold && ShapeCell.Read(_text.AsSpan(0, limit), next, out var secondEnd) is not null)
        {
            (inputEnd, shapeEnd) = (end, secondEnd);
            next = SkipBlanks(secondEnd, limit);
        }

        var count = next > shapeEnd || !first.IsOpen ? CountCell.Read(_text.AsSpan(0, limit), next, out end, out _) : null;
        var isUnbuilt = false;
        if (count is not null) _ = CountCell.Read(_text.AsSpan(0, limit), next, out end, out isUnbuilt);
        else if (!first.IsCut || LastSizeAsCount(at, ref shapeEnd, out end) is not { } last) return null;
        else count = last;
        var hasName = TryName(at, from, out var start, out var hasType);
        // A word stands for a shape only behind a type.
        if (!hasName || (!hasType && !first.IsTold)) return null;
        return new Found(start, at, shapeEnd, end, inputEnd, hasType) { Count = count, IsUnbuilt = isUnbuilt };
    }

    /// <summary>A shape that was cut behind a comma seems to go on with the count.</summary>
    private Int128? LastSizeAsCount(int start, ref int shapeEnd, out int end)
    {
        end = shapeEnd;
        var comma = _text.AsSpan(start, shapeEnd - start).LastIndexOf(',');
        if (comma < 0) return null;
        var at = SkipBlanks(start + comma + 1, shapeEnd);
        var count = CountCell.Read(_text.AsSpan(0, shapeEnd), at, out end, out _);
        shapeEnd = start + comma + 1;
        return count;
    }

    /// <summary>The name before a shape, and whether a type stands between them.</summary>
    private bool TryName(int shape, int from, out int start, out bool hasType)
    {
        var end = shape;
        while (end > from && IsBlank(_text[end - 1])) end--;
        start = end;
        hasType = false;
        if (end == from || end == shape) return false;
        var open = LastOpen(end, from);
        if (open >= 0)
        {
            var nameEnd = open;
            while (nameEnd > from && IsBlank(_text[nameEnd - 1])) nameEnd--;
            start = WordStart(nameEnd, from);
            hasType = start < nameEnd;
            if (hasType) return true;
        }

        // A name that fills its column leaves no room for a type.
        start = WordStart(end, from);
        return start < end && _text[end - 1] is not (')' or ',' or ':') && IsAtLineStart(start, from);
    }

    /// <summary>The bracket of a type that ends at a place, or was cut there.</summary>
    private int LastOpen(int end, int from)
    {
        var at = end - 1;
        if (_text[at] == ')') at--;
        while (at >= from && end - at < 200 && IsTypeCharacter(_text[at])) at--;
        return at >= from && _text[at] == '(' ? at : -1;
    }

    private int WordStart(int end, int from)
    {
        var start = end;
        while (start > from && end - start < LongestName && !IsBlank(_text[start - 1])) start--;
        // A rule or a prompt that lost the blank behind it is no part of a name.
        var word = _text.AsSpan(start, end - start);
        var rule = word.LastIndexOf("____");
        if (rule >= 0) start += rule + 4;
        rule = _text.AsSpan(start, end - start).LastIndexOf('=');
        if (rule >= 0) start += rule + 1;
        while (start < end && _text[start] is '#' or '>' or '*' or '`') start++;
        return start;
    }

    private bool IsAtLineStart(int start, int from)
    {
        for (var at = start - 1; at >= from; at--)
        {
            var character = _text[at];
            if (character == '\n') return true;
            if (!IsBlank(character) && !char.IsAsciiDigit(character) && character is not ('#' or '>' or '_' or '=' or '.' or ':')) return false;
        }

        return from == 0 || _text[from - 1] == '\n';
    }

    private int LevelAt(int start)
    {
        while (start > 0 && _text[start - 1] == ' ') start--;
        var level = 0;
        while (start > 0 && _text[start - 1] == CleanText.Bar && level < 32)
        {
            level++;
            start--;
        }

        return level;
    }

    private int SkipBlanks(int at, int end)
    {
        while (at < end && IsBlank(_text[at])) at++;
        return at;
    }

    private static bool IsBlank(char character) => character is ' ' or '\n' or CleanText.Bar;

    private static bool IsTypeCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '.' or '>' or '<' or ':' or '…' or '-';
}
