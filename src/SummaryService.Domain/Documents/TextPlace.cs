namespace SummaryService.Domain.Documents;

/// <summary>Where a value stands in the text that was posted.</summary>
/// <param name="Line">The line, from 1; 0 where the value stands nowhere.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Cell">The cell of a notebook, from 1; 0 outside notebooks. Lines count within it.</param>
internal readonly record struct TextPlace(int Line, int Column, int Cell = 0)
{
    /// <summary>Whether there is a place.</summary>
    public bool Exists => Line > 0;
}
