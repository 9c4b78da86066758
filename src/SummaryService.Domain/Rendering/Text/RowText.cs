using System.Runtime.CompilerServices;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>The texts of one row's cells, one after the other in one buffer.</summary>
internal ref struct RowText
{
    private PooledList<char> _text;
    private CellEnds _ends;

    public RowText(Span<char> initial)
    {
        _text = new PooledList<char>(initial);
    }

    public int Cells { get; private set; }

    public readonly ReadOnlySpan<char> this[int cell] => _text.Items[Start(cell).._ends[cell]];

    public void Clear()
    {
        _text.Truncate(0);
        Cells = 0;
    }

    public void Add(char character) => _text.Add(character);

    public void Add(scoped ReadOnlySpan<char> text) => _text.AddRange(text);

    public void Add(Int128 number, bool grouped)
    {
        Span<char> digits = stackalloc char[NumberText.Longest];
        _text.AddRange(digits[..NumberText.Format(number, grouped, digits)]);
    }

    public void EndCell() => _ends[Cells++] = _text.Count;

    public void AddCell(scoped ReadOnlySpan<char> text)
    {
        _text.AddRange(text);
        EndCell();
    }

    public void Dispose() => _text.Dispose();

    private readonly int Start(int cell) => cell == 0 ? 0 : _ends[cell - 1];

    [InlineArray(Column.Most)]
    private struct CellEnds
    {
        private int _first;
    }
}
