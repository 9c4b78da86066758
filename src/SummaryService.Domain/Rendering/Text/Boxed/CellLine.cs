namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>A line of a cell: a part of the cell's text, what is put around it, and how many cells that takes.</summary>
/// <param name="Start">Where the part starts in the cell's text.</param>
/// <param name="Length">How long the part is.</param>
/// <param name="Tail">What stands for what was cut off.</param>
/// <param name="Indent">The spaces before it.</param>
/// <param name="Cells">The cells of the part and its tail.</param>
internal readonly record struct CellLine(int Start, int Length, LineTail Tail, int Indent, int Cells)
{
    /// <summary>Adds the line to the text of an output line, without spaces after it.</summary>
    public void AddTo(ref PooledList<char> output, scoped ReadOnlySpan<char> cell)
    {
        output.Fill(' ', Indent);
        output.AddRange(cell.Slice(Start, Length));
        if (Tail.HasFlag(LineTail.Space)) output.Add(' ');
        if (Tail.HasFlag(LineTail.Ellipsis)) output.Add('…');
    }
}

/// <summary>What stands for what was cut off a line.</summary>
[Flags]
internal enum LineTail
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A space for the half of a wide character.</summary>
    Space = 1,

    /// <summary>An ellipsis.</summary>
    Ellipsis = 2,
}

/// <summary>How the lines of a cell stand in their column.</summary>
internal enum Alignment
{
    /// <summary>At the left, with whatever spaces they end in.</summary>
    Left,

    /// <summary>At the right.</summary>
    Right,

    /// <summary>In the middle.</summary>
    Center,
}
