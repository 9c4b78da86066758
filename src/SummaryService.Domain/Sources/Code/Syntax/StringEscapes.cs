using System.Globalization;
using System.Text;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>The escapes in a string literal.</summary>
internal static class StringEscapes
{
    /// <summary>The text that a literal stands for. An escape that Python does not know stays as it is written.</summary>
    public static string Resolve(ReadOnlySpan<char> literal)
    {
        var text = new StringBuilder(literal.Length);
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] != '\\' || i + 1 == literal.Length)
            {
                text.Append(literal[i]);
                continue;
            }

            i++;
            if (Simple(literal[i]) is { } simple) text.Append(simple);
            else if (literal[i] is 'x' or 'u' or 'U' && CodePoint(literal, i) is var (character, digits)) (i, text) = (i + digits, text.Append(character));
            else if (literal[i] is >= '0' and <= '7') i = AppendOctal(literal, i, text);
            else if (literal[i] != '\n') text.Append('\\').Append(literal[i]);
        }

        return text.ToString();
    }

    private static char? Simple(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'v' => '\v',
        '\\' or '\'' or '"' => letter,
        _ => null,
    };

    private static (string Character, int Digits)? CodePoint(ReadOnlySpan<char> literal, int at)
    {
        var digits = literal[at] switch
        {
            'x' => 2,
            'u' => 4,
            _ => 8,
        };
        if (at + digits >= literal.Length) return null;
        if (!int.TryParse(literal.Slice(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return null;
        return Rune.IsValid(code) ? (new Rune(code).ToString(), digits) : ("\uFFFD", digits);
    }

    private static int AppendOctal(ReadOnlySpan<char> literal, int at, StringBuilder text)
    {
        var (code, end) = (0, at);
        for (; end < literal.Length && end < at + 3 && literal[end] is >= '0' and <= '7'; end++)
            code = code * 8 + (literal[end] - '0');
        text.Append((char)code);
        return end - 1;
    }
}
