namespace SummaryService.Domain.Sources.Tables;

/// <summary>Where something stands in a text, both counted from 1; columns in characters.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct TablePlace(int Line, int Column);
