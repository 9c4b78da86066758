namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads lines whose cells are parted by bars: boxes, Markdown, HTML.</summary>
internal sealed class CellLines(CleanText clean, TableDraft draft)
{
    private int _name;
    private int _type = -1;
    private int _input = -1;
    private int _shape = 1;
    private int _count = 2;
    private int _connections = -1;
    private int _trainable = -1;

    /// <summary>Reads a line.</summary>
    public void Read(int start, int end)
    {
        var cells = Split(start, end);
        if (IsHeader(cells))
        {
            TakeHeader(cells, start, end);
            return;
        }

        draft.Marks.IsBoxed = true;
        if (!TryRow(cells)) GoOn(cells);
    }

    private bool TryRow(List<(int Start, string Text)> cells)
    {
        if (Count(Cell(cells, _count), out var isUnbuilt) is not { } count)
        {
            if (draft.IsOpen || !TryGuess(cells, out count, out isUnbuilt)) return false;
        }

        var shape = Cell(cells, _shape);
        if (Cell(cells, _name).Length == 0) return false;
        var (text, level) = Unindented(Cell(cells, _name));
        if (_type >= 0) text = $"{text} ({Cell(cells, _type)})";
        var row = new RowDraft(clean.PlaceOf(cells[_name].Start + Cell(cells, _name).IndexOf(text[..1], StringComparison.Ordinal)))
        {
            Params = count,
            IsUnbuilt = isUnbuilt,
            Level = level,
            Input = _input >= 0 ? ShapeCell.Read(Cell(cells, _input), 0, out _) : null,
            Trainable = Trainable(cells),
        };
        row.AddToName(text);
        row.AddToShape(shape);
        if (Cell(cells, _connections) is { Length: > 0 } connections) row.AddConnection(connections);
        draft.Row(row);
        return true;
    }

    /// <summary>Without a header the first cell that is a shape tells where the others are.</summary>
    private bool TryGuess(List<(int Start, string Text)> cells, out Int128 count, out bool isUnbuilt)
    {
        (count, isUnbuilt) = (0, false);
        for (var i = 1; i + 1 < cells.Count; i++)
        {
            if (ShapeCell.Read(cells[i].Text, 0, out _) is null || Count(cells[i + 1].Text, out isUnbuilt) is not { } found) continue;
            (_name, _type, _input, _shape, _count) = (i - 1, -1, -1, i, i + 1);
            (_connections, _trainable) = (i + 2 < cells.Count ? i + 2 : -1, -1);
            count = found;
            return true;
        }

        return false;
    }

    private void GoOn(List<(int Start, string Text)> cells)
    {
        if (draft.Last is not { } row) return;
        if (Cell(cells, _name) is { Length: > 0 } name) row.AddToName(name, isNewWord: !name.EndsWith('…') || name.StartsWith('('));
        if (Cell(cells, _shape) is { Length: > 0 } shape) row.AddToShape(shape, isNewWord: true);
        if (Cell(cells, _connections) is { Length: > 0 } connections) row.AddConnection(connections);
    }

    private bool? Trainable(List<(int Start, string Text)> cells) => Cell(cells, _trainable) switch { "Y" => true, "N" => false, _ => null };

    private static Int128? Count(string cell, out bool isUnbuilt)
    {
        // A count that was cut tells nothing, as one that does not exist yet.
        isUnbuilt = cell.Length > 1 && cell[^1] == '…' && char.IsAsciiDigit(cell[0]);
        if (isUnbuilt) return 0;
        var count = CountCell.Read(cell, 0, out var end, out isUnbuilt);
        return count is not null && end == cell.Length ? count : null;
    }

    private static (string Text, int Level) Unindented(string cell)
    {
        var text = cell.TrimStart('└', ' ', '├', '─');
        if (text.Length == 0) return (cell, 0);
        var indent = cell.Length - text.Length;
        // Four blanks a level, and the mark with its blank stands for the last of them.
        return (text, cell.Contains('└', StringComparison.Ordinal) ? Math.Max(1, indent / 4) : 0);
    }

    private static bool IsHeader(List<(int Start, string Text)> cells) =>
        cells.Exists(cell => cell.Text.StartsWith("Layer", StringComparison.OrdinalIgnoreCase))
        && cells.Exists(cell => cell.Text.Contains("Shape", StringComparison.OrdinalIgnoreCase) || cell.Text.StartsWith("Param", StringComparison.OrdinalIgnoreCase));

    private void TakeHeader(List<(int Start, string Text)> cells, int start, int end)
    {
        draft.Header(clean.Text[start..end], clean.PlaceOf(cells[0].Start));
        draft.Marks.IsBoxed = true;
        draft.Marks.Width = end - start;
        _name = Find("Layer");
        _type = cells.FindIndex(cell => cell.Text is "Type" or "type" or "Class");
        _input = Find("Input");
        _shape = cells.FindIndex(cell => cell.Text.Contains("Shape", StringComparison.OrdinalIgnoreCase) && !cell.Text.StartsWith("Input", StringComparison.OrdinalIgnoreCase));
        _count = Find("Param");
        _connections = Find("Connected");
        _trainable = Find("Trai");

        int Find(string word) => cells.FindIndex(cell => cell.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Cell(List<(int Start, string Text)> cells, int index) => index >= 0 && index < cells.Count ? cells[index].Text : "";

    private List<(int Start, string Text)> Split(int start, int end)
    {
        var line = clean.Text.AsSpan(start, end - start);
        var from = line.IndexOfAnyExcept("#> ");
        if (from > 0 && line[from] == CleanText.Bar)
        {
            start += from;
            line = line[from..];
        }

        var cells = new List<(int, string)>();
        // The outer bars of a box are no cells; Markdown may do without them.
        var at = line.Length > 0 && line[0] == CleanText.Bar ? 1 : 0;
        while (at <= line.Length)
        {
            var length = line[at..].IndexOf(CleanText.Bar);
            var cell = length < 0 ? line[at..] : line.Slice(at, length);
            if (length < 0 && cell.IsWhiteSpace()) break;
            var text = cell.ToString().TrimEnd().Trim('`', '*');
            // Blanks in front tell the level in nested models, apart from the one that every cell begins with.
            cells.Add((start + at, text.TrimStart() is ['└', ..] ? text[1..] : text.Trim()));
            if (length < 0) break;
            at += length + 1;
        }

        return cells;
    }
}
