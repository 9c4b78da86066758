using System.Buffers;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>The lines that part the rows of a table.</summary>
internal static class RuleText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("_=-─━═┄┈╌¯‾~+:*.┌┐└┘├┤┬┴┼┏┓┗┛┡┩╇┳┻╋┢┪╈╞╡╪╔╗╚╝╠╣╦╩╬│ ");

    /// <summary>Whether a line is nothing but a rule, or blank.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(Marks) < 0;
}
