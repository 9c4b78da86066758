using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Draws the table: its rows and the lines between them, cut to the width of the terminal.</summary>
internal ref struct BoxedRows
{
    private readonly BoxedLayout _layout;
    private readonly int _columns;
    private readonly bool _cut;
    private RowText _row;
    private PooledList<char> _rule;
    private PooledList<char> _line;
    private PooledList<CellLine> _lines;

    public BoxedRows(BoxedLayout layout, int terminalColumns, Span<char> memory, Span<CellLine> lines)
    {
        _layout = layout;
        _columns = terminalColumns;
        _cut = layout.TableWidth > terminalColumns;
        var part = memory.Length / 4;
        _row = new RowText(memory[..(2 * part)]);
        _rule = new PooledList<char>(memory.Slice(2 * part, part));
        _line = new PooledList<char>(memory[(3 * part)..]);
        _lines = new PooledList<CellLine>(lines);
        AddRule(ref _rule, "├─┼┤");
    }

    /// <summary>Draws the headings, which stand at the bottom of their cells.</summary>
    public void WriteHead(TableContent content, ref Utf8Sink sink)
    {
        WriteRule("┏━┳┓", ref sink);
        foreach (var heading in content.Headings)
            _row.AddCell(heading);
        WriteRow(content, '┃', atBottom: true, ref sink);
        WriteRule("┡━╇┩", ref sink);
    }

    public void WriteLayer(LayerRow layer, int level, TableContent content, bool last, ref Utf8Sink sink)
    {
        _row.Clear();
        BoxedCells.Add(ref _row, layer, level, content);
        WriteRow(content, '│', atBottom: false, ref sink);
        if (last) return;
        _line.Truncate(0);
        _line.AddRange(_rule.Items);
        WriteLine(ref sink);
    }

    public void WriteBottom(ref Utf8Sink sink) => WriteRule("└─┴┘", ref sink);

    public void Dispose()
    {
        _row.Dispose();
        _rule.Dispose();
        _line.Dispose();
        _lines.Dispose();
    }

    private void WriteRow(TableContent content, char border, bool atBottom, ref Utf8Sink sink)
    {
        Span<int> counts = stackalloc int[Column.Most];
        _lines.Truncate(0);
        var height = 1;
        for (var column = 0; column < _row.Cells; column++)
        {
            var before = _lines.Count;
            var width = _layout.Widths[column] - BoxedLayout.Padding;
            if (width > 0) Wrapping.AddLines(_row[column], width, AlignmentOf(column, content), fold: false, ref _lines);
            counts[column] = _lines.Count - before;
            height = Math.Max(height, counts[column]);
        }

        for (var line = 0; line < height; line++)
        {
            _line.Truncate(0);
            _line.Add(border);
            var first = 0;
            for (var column = 0; column < _row.Cells; column++)
            {
                var at = atBottom ? line - (height - counts[column]) : line;
                AddCell(column, at >= 0 && at < counts[column] ? first + at : -1);
                _line.Add(border);
                first += counts[column];
            }

            WriteLine(ref sink);
        }
    }

    private void AddCell(int column, int index)
    {
        var width = _layout.Widths[column];
        if (index < 0)
        {
            _line.Fill(' ', width);
            return;
        }

        var line = _lines.Items[index];
        _line.Add(' ');
        line.AddTo(ref _line, _row[column]);
        _line.Fill(' ', width - 1 - line.Indent - line.Cells);
    }

    private void WriteRule(string parts, ref Utf8Sink sink)
    {
        _line.Truncate(0);
        AddRule(ref _line, parts);
        WriteLine(ref sink);
    }

    // The parts are the left end, the line, the crossing and the right end.
    private readonly void AddRule(ref PooledList<char> line, string parts)
    {
        line.Add(parts[0]);
        for (var column = 0; column < _layout.Widths.Length; column++)
        {
            if (column > 0) line.Add(parts[2]);
            line.Fill(parts[1], _layout.Widths[column]);
        }

        line.Add(parts[3]);
    }

    private void WriteLine(ref Utf8Sink sink)
    {
        if (_cut)
        {
            var (length, half) = Wrapping.Fit(_line.Items, _columns);
            _line.Truncate(length);
            if (half) _line.Add(' ');
        }

        _line.Add('\n');
        sink.Write(_line.Items);
    }

    private static Alignment AlignmentOf(int column, TableContent content) =>
        column == 2 ? Alignment.Right
        : content.Trainable && column == content.Headings.Length - 1 ? Alignment.Center
        : Alignment.Left;
}
