namespace SummaryService.Domain.Shapes;

/// <summary>How many positions there are at either end of an axis, beside those of the axis itself.</summary>
/// <param name="Before">At its start.</param>
/// <param name="After">At its end.</param>
internal readonly record struct Ends(Int128 Before, Int128 After);
