using System.Buffers;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads what stands between two rows: how the first goes on, totals, titles and headers; notes and logs are passed over.</summary>
internal sealed class BetweenRows(CleanText clean, TableDraft draft)
{
    private const int LongestTitle = 300;

    private static readonly SearchValues<char> ShapeCharacters = SearchValues.Create("0123456789 ,()[]None");
    private static readonly SearchValues<char> SizeCharacters = SearchValues.Create("0123456789 ,");

    private readonly string _text = clean.Text;

    /// <summary>Reads a part of the text.</summary>
    /// <param name="start">Where the row before ends.</param>
    /// <param name="end">Where the row behind begins.</param>
    /// <param name="isAfterRow">Whether there is a row before.</param>
    public void Read(int start, int end, bool isAfterRow)
    {
        var mark = NextMark(start, end, out var kind);
        if (isAfterRow) GoOn(start, mark);
        while (mark < end)
        {
            var next = NextMark(mark + 1, end, out var nextKind);
            Take(kind, mark, next);
            (mark, kind) = (next, nextKind);
        }
    }

    private enum Mark
    {
        Title,
        Header,
        Count,
    }

    private int NextMark(int start, int end, out Mark kind)
    {
        kind = Mark.Title;
        if (start >= end) return end;
        var span = _text.AsSpan(start, end - start);
        var first = end;
        Look("Model:", Mark.Title, ref kind);
        Look("Layer (type", Mark.Header, ref kind);
        Look("Layer(type", Mark.Header, ref kind);
        Look("params:", Mark.Count, ref kind);
        return first;

        void Look(string word, Mark mark, ref Mark found)
        {
            // Nothing behind the nearest mark so far matters.
            var at = _text.AsSpan(start, first - start).IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return;
            first = start + at;
            found = mark;
        }
    }

    private void Take(Mark kind, int at, int end)
    {
        switch (kind)
        {
            case Mark.Title: TakeTitle(at, end); break;
            case Mark.Header: TakeHeader(at, end); break;
            default: TakeTotal(at, end); break;
        }
    }

    private void TakeTitle(int at, int end)
    {
        var open = at + "Model:".Length;
        while (open < end && _text[open] == ' ') open++;
        if (open >= end || _text[open] is not ('"' or '\'')) return;
        var length = _text.AsSpan(open + 1, Math.Min(LongestTitle, end - open - 1)).IndexOf(_text[open]);
        if (length >= 0) draft.Title(_text.Substring(open + 1, length), clean.PlaceOf(at));
    }

    private void TakeHeader(int at, int end)
    {
        var header = _text[at..Math.Min(end, at + 400)];
        // In prose the words stand alone.
        if (!header.Contains("Param", StringComparison.OrdinalIgnoreCase)) return;
        draft.Header(header, clean.PlaceOf(at));
        draft.Marks.IsIndented |= at > 0 && _text[at - 1] == ' ' && (at == 1 || _text[at - 2] == '\n');
        draft.Marks.Width = WidthOfRule(at, end);
    }

    private int WidthOfRule(int at, int end)
    {
        var rule = _text.AsSpan(at, end - at).IndexOf("====");
        if (rule < 0) return 0;
        var width = _text.AsSpan(at + rule, end - at - rule).IndexOfAnyExcept('=');
        return width < 0 ? end - at - rule : width;
    }

    private void TakeTotal(int at, int end)
    {
        var before = _text.AsSpan(Math.Max(0, at - 24), at - Math.Max(0, at - 24)).TrimEnd().ToString().ToUpperInvariant();
        var label = before switch
        {
            _ when before.EndsWith("NON-TRAINABLE", StringComparison.Ordinal) || before.EndsWith("FROZEN", StringComparison.Ordinal) => "fixed",
            _ when before.EndsWith("TRAINABLE", StringComparison.Ordinal) => "trainable",
            _ when before.EndsWith("OPTIMIZER", StringComparison.Ordinal) => "optimizer",
            _ when before.EndsWith("TOTAL", StringComparison.Ordinal) => "total",
            _ => "",
        };
        var number = at + "params:".Length;
        while (number < end && _text[number] is ' ' or CleanText.Bar or '\n') number++;
        if (label.Length == 0 || CountCell.Read(_text.AsSpan(0, end), number, out var numberEnd, out _) is not { } count) return;
        draft.Total(label, new(count, clean.PlaceOf(number)));
        var rest = _text.AsSpan(numberEnd, Math.Min(24, end - numberEnd));
        if (!rest.StartsWith(" (", StringComparison.Ordinal) || rest.IndexOf(')') is not (> 0 and var close)) return;
        draft.Marks.ByteUnit ??= rest[..close].EndsWith("Byte", StringComparison.Ordinal) ? "Byte" : rest[..close].EndsWith("B", StringComparison.Ordinal) ? "B" : null;
    }

    /// <summary>What follows a row's count: its connections, and what did not fit into its cells.</summary>
    private void GoOn(int start, int end)
    {
        if (draft.Last is not { } row) return;
        var rowLine = _text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
        var isFirst = true;
        while (start < end)
        {
            var length = _text.AsSpan(start, end - start).IndexOf('\n');
            var lineEnd = length < 0 ? end : start + length;
            var line = _text.AsSpan(start, lineEnd - start);
            if (line.Contains("____", StringComparison.Ordinal) || line.Contains("====", StringComparison.Ordinal))
            {
                lineEnd = start + Math.Min(IndexOrEnd(line, "____"), IndexOrEnd(line, "===="));
                Fragments(row, start, lineEnd, rowLine, isFirst);
                return;
            }

            Fragments(row, start, lineEnd, rowLine, isFirst);
            isFirst = false;
            start = lineEnd + 1;
        }
    }

    private static int IndexOrEnd(ReadOnlySpan<char> line, string word) => line.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? at : line.Length;

    private void Fragments(RowDraft row, int start, int end, int rowLine, bool isFirst)
    {
        var lineStart = isFirst ? rowLine : start;
        foreach (var (at, length) in Pieces(start, end))
        {
            var piece = _text.Substring(at, length);
            if (isFirst && draft.HasTrainable && piece is "Y" or "N")
            {
                row.Trainable = piece == "Y";
                continue;
            }

            if (piece is "-" or "[]" || piece[0] is '#' or '←' or '<' or '/' or '※') return;
            if (IsReferences(piece, isFirst)) row.AddConnection(piece);
            else if (row.IsShapeOpen && IsRestOfShape(piece)) row.AddToShape(piece);
            else if (row.IsTypeOpen && (IsRestOfName(piece) || (!isFirst && row.IsInNameColumn(at - lineStart) && HasNameAndType(piece)))) AddToName(row, piece);
            else if (!isFirst && draft.HasConnections && at - lineStart > 25 && piece.EndsWith(']')) row.AddConnection(piece);
        }
    }

    private void AddToName(RowDraft row, string piece)
    {
        row.AddToName(piece, isNewWord: piece.StartsWith('('));
        draft.Marks.IsWrapped = true;
    }

    private bool IsReferences(string piece, bool isFirst)
    {
        var all = true;
        foreach (var word in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            all &= ReferenceCell.IsWhole(word);
        if (all) return true;
        if (!draft.HasConnections) return false;
        return piece.StartsWith("['", StringComparison.Ordinal) || piece.Contains("[0", StringComparison.Ordinal) || piece.EndsWith('[')
            || (isFirst && !piece.Contains(' ', StringComparison.Ordinal) && IsNameLike(piece));
    }

    private static bool IsNameLike(string piece) => piece.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && char.IsAsciiLetter(piece[0]);

    private static bool IsRestOfShape(string piece) => piece.EndsWith(')') || piece.EndsWith(']') || piece.EndsWith(',')
        ? piece.AsSpan().IndexOfAnyExcept(ShapeCharacters) < 0
        : piece.AsSpan().IndexOfAnyExcept(SizeCharacters) < 0;

    private static bool IsRestOfName(string piece) =>
        !piece.Contains(' ', StringComparison.Ordinal) && (piece.EndsWith(')') || piece.StartsWith('(')) && piece.AsSpan().IndexOfAny("=[,#") < 0;

    private static bool HasNameAndType(string piece) => piece.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && piece.LastIndexOf('(') == open && piece.AsSpan(open).IndexOf(' ') < 0;

    /// <summary>What stands on a line between two blanks or more.</summary>
    private List<(int Start, int Length)> Pieces(int start, int end)
    {
        var pieces = new List<(int, int)>();
        var at = start;
        while (at < end)
        {
            while (at < end && _text[at] is ' ' or CleanText.Bar) at++;
            var from = at;
            while (at < end && _text[at] != CleanText.Bar && !(_text[at] == ' ' && (at + 1 >= end || _text[at + 1] is ' ' or CleanText.Bar || BreaksAt(at)))) at++;
            if (at > from) pieces.Add((from, at - from));
        }

        return pieces;

        // Where blanks are collapsed, a reference, a bracket and what closes one still stand for themselves.
        bool BreaksAt(int blank) => _text[blank - 1] is ']' or ')' || (blank - start > 0 && _text[blank - 1] is 'Y' or 'N' && (blank < 2 || _text[blank - 2] is ' '));
    }
}
