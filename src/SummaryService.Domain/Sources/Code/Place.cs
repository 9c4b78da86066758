namespace SummaryService.Domain.Sources.Code;

/// <summary>A place in code.</summary>
/// <param name="Line">The line, from 1; within the cell in a notebook.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Cell">The cell of a notebook, from 1; null outside notebooks.</param>
internal readonly record struct Place(int Line, int Column, int? Cell = null);
