using System.Globalization;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>What Python means by whitespace, and by the <c>repr</c> of a string.</summary>
internal static class PythonText
{
    /// <summary>Whether Python counts a character as whitespace: also the four separators U+001C to U+001F.</summary>
    public static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1]))
            end--;
        return text[..end];
    }

    /// <summary>
    /// Which quotes the <c>repr</c> of a string has: double ones only where it holds a single and no double one.
    /// </summary>
    public static char Quote(ReadOnlySpan<char> text) => text.Contains('\'') && !text.Contains('"') ? '"' : '\'';

    /// <summary>Adds a string as it stands between the quotes of its <c>repr</c>.</summary>
    public static void AddEscaped(ref RowText row, scoped ReadOnlySpan<char> text, char quote)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is >= ' ' and <= '~' && text[i] != '\\' && text[i] != quote)
            {
                row.Add(text[i++]);
                continue;
            }

            var units = CodePoints.LengthAt(text, i);
            AddSpecial(ref row, text.Slice(i, units), quote);
            i += units;
        }
    }

    private static void AddSpecial(ref RowText row, scoped ReadOnlySpan<char> character, char quote)
    {
        var codePoint = CodePoints.At(character, 0);
        switch (codePoint)
        {
            case '\n': row.Add("\\n"); break;
            case '\r': row.Add("\\r"); break;
            case '\t': row.Add("\\t"); break;
            case '\\': row.Add("\\\\"); break;
            case var c when c == quote:
                row.Add('\\');
                row.Add(quote);
                break;
            case var c when IsPrintable(c): row.Add(character); break;
            case <= 0xFF: row.Add($"\\x{codePoint:x2}"); break;
            case <= 0xFFFF: row.Add($"\\u{codePoint:x4}"); break;
            default: row.Add($"\\U{codePoint:x8}"); break;
        }
    }

    private static bool IsPrintable(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
