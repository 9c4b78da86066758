using System.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Draws the table: its rows and the lines between them, cut to the width of the terminal.</summary>
internal ref struct BoxedRows
{
    private readonly BoxedLayout _layout;
    private readonly int _columns;
    private readonly bool _cut;
    private RowText _row;
    private PooledList<byte> _rule;
    private PooledList<char> _line;
    private PooledList<CellLine> _lines;

    public BoxedRows(BoxedLayout layout, int terminalColumns, Span<char> memory, Span<byte> rule, Span<CellLine> lines)
    {
        _layout = layout;
        _columns = terminalColumns;
        _cut = layout.TableWidth > terminalColumns;
        _row = new RowText(memory[..(memory.Length / 2)]);
        _line = new PooledList<char>(memory[(memory.Length / 2)..]);
        _lines = new PooledList<CellLine>(lines);
        _rule = new PooledList<byte>(rule);
        AddRule("├─┼┤");
        FinishLine();
        var room = _rule.Extend(Encoding.UTF8.GetMaxByteCount(_line.Count));
        _rule.Truncate(Encoding.UTF8.GetBytes(_line.Items, room));
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
        sink.Write(_rule.Items);
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

            FinishLine();
            sink.Write(_line.Items);
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
        var room = width - BoxedLayout.Padding;
        _line.Add(' ');
        var start = _line.Count;
        line.AddTo(ref _line, _row[column]);
        _line.Fill(' ', room - line.Indent - line.Cells);
        // A joiner at the end of a name swallows the space after it.
        _line.Fill(' ', room - CellWidth.Of(_line.Items[start..]));
        _line.Add(' ');
    }

    private void WriteRule(string parts, ref Utf8Sink sink)
    {
        AddRule(parts);
        FinishLine();
        sink.Write(_line.Items);
    }

    // The parts are the left end, the line, the crossing and the right end.
    private void AddRule(string parts)
    {
        _line.Truncate(0);
        _line.Add(parts[0]);
        for (var column = 0; column < _layout.Widths.Length; column++)
        {
            if (column > 0) _line.Add(parts[2]);
            _line.Fill(parts[1], _layout.Widths[column]);
        }

        _line.Add(parts[3]);
    }

    private void FinishLine()
    {
        if (_cut)
        {
            var (length, half) = Wrapping.Fit(_line.Items, _columns);
            _line.Truncate(length);
            if (half) _line.Add(' ');
        }

        _line.Add('\n');
    }

    private static Alignment AlignmentOf(int column, TableContent content) =>
        column == 2 ? Alignment.Right
        : content.Trainable && column == content.Headings.Length - 1 ? Alignment.Center
        : Alignment.Left;
}
