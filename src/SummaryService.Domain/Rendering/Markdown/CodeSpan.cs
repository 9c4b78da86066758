using SummaryService.Domain.Rendering.Tables;

namespace SummaryService.Domain.Rendering.Markdown;

/// <summary>Text as code, in which nothing is markup: no emphasis, no HTML, no link, no mention.</summary>
internal static class CodeSpan
{
    /// <summary>The text between as many backticks as it takes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inTable">Whether it stands in a table, where a bar would end the cell even inside code.</param>
    /// <remarks>Source: https://github.github.com/gfm/#code-spans, https://github.github.com/gfm/#tables-extension-</remarks>
    public static string Of(string text, bool inTable)
    {
        var code = VisibleText.Of(text);
        // Code cannot be empty, and loses a space at both ends, or at a backtick.
        if (code.Length == 0) code = " ";
        else if (NeedsSpace(code[0]) || NeedsSpace(code[^1])) code = $" {code} ";
        var fence = new string('`', LongestRun(code) + 1);
        return fence + (inTable ? code.Replace("|", @"\|", StringComparison.Ordinal) : code) + fence;
    }

    private static bool NeedsSpace(char end) => end is '`' or ' ';

    private static int LongestRun(string code)
    {
        var (longest, run) = (0, 0);
        foreach (var character in code)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
