using System.Text.RegularExpressions;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>Code that lost its line ends, so that its comments seem to go on to the end.</summary>
/// <remarks>Such a line is taken apart where something stands that only begins a statement or an element, or closes a bracket.</remarks>
internal sealed partial class CollapsedCode
{
    private const int ShortestLine = 80;
    private const int LeastStarts = 3;

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;

    private CollapsedCode(string text, int start, int end) => (_text, _start, _end) = (text, start, end);

    /// <summary>The line of a text that lost its line ends; null where there is none.</summary>
    /// <remarks>It holds most of the text, and several statements that nothing separates.</remarks>
    public static CollapsedCode? Of(string text)
    {
        var (start, length) = LongestLine(text);
        if (length < ShortestLine || length * 2 < text.Length) return null;
        var line = text.AsSpan(start, length);
        var starts = 0;
        foreach (var _ in Start().EnumerateMatches(line))
            starts++;
        return starts < LeastStarts ? null : new(text, start, start + length);
    }

    /// <summary>Whether a character stands in the line.</summary>
    public bool Covers(int at) => at >= _start && at < _end;

    /// <summary>Where a comment in the line ends; null where it goes on to the line's end.</summary>
    /// <param name="start">Where the comment begins.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="brackets">How many brackets are open before the comment.</param>
    public int? EndOfComment(int start, int end, int brackets)
    {
        var comment = _text.AsSpan(start, end - start);
        int? resumed = null;
        foreach (var match in Resumption().EnumerateMatches(comment))
        {
            resumed = start + match.Index;
            break;
        }

        return brackets > 0 && Closer(comment[..((resumed ?? end) - start)]) is { } closer ? start + closer : resumed;
    }

    /// <summary>The first bracket that closes one from before the comment.</summary>
    private static int? Closer(ReadOnlySpan<char> comment)
    {
        var open = 0;
        for (var i = 1; i < comment.Length; i++)
        {
            if (comment[i] is '(' or '[' or '{') open++;
            else if (comment[i] is ')' or ']' or '}' && --open < 0) return i;
        }

        return null;
    }

    private static (int Start, int Length) LongestLine(string text)
    {
        var (best, length, start) = (0, 0, 0);
        while (start < text.Length)
        {
            var next = text.AsSpan(start).IndexOf('\n');
            var end = next < 0 ? text.Length : start + next;
            if (end - start > length) (best, length) = (start, end - start);
            start = end + 1;
        }

        return (best, length);
    }

    /// <summary>What only begins a statement: an import, a definition, an assignment of a call, a call of a model's method.</summary>
    [GeneratedRegex(
        @"(?<![\w.])(?:import\s+\w|from\s+[\w.]+\s+import\b|def\s+\w+\s*\(|return\s|[A-Za-z_]\w*\s*=\s*[A-Za-z_][\w.]*\(|[A-Za-z_]\w*\.(?:add|compile|fit|summary)\()",
        RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    /// <summary>Where code goes on in what seems a comment: a statement as above, or an element that is a call of a class or of something's attribute.</summary>
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_.])(?:import\s+[A-Za-z]|from\s+[\w.]+\s+import\b|def\s+\w+\s*\(|return\s+[A-Za-z_]|(?:for|with|if)\s+[A-Za-z_][^#]{0,80}:\s" +
        @"|print\s*\(|[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*){0,8}\s*=(?!=)\s*\S|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\(|[A-Z][A-Za-z]*[a-z0-9][A-Za-z0-9]*\()",
        RegexOptions.CultureInvariant)]
    private static partial Regex Resumption();
}
