using System.Globalization;
using System.Text;

namespace SummaryService.Domain.Summaries.Patterns;

/// <summary>A kind of character that expressions have a word for.</summary>
internal enum CharacterKind : byte
{
    /// <summary><c>\d</c>: a decimal digit of any script.</summary>
    Digit,

    /// <summary><c>\s</c>: whitespace.</summary>
    Space,

    /// <summary><c>\w</c>: a letter, a number or an underscore.</summary>
    Word,
}

/// <summary>What Python takes for digits, whitespace and words.</summary>
internal static class CharacterKinds
{
    public static bool Is(int codePoint, CharacterKind kind) => kind switch
    {
        CharacterKind.Digit => CategoryOf(codePoint) == UnicodeCategory.DecimalDigitNumber,
        // The four separators count as well.
        CharacterKind.Space => codePoint is >= 0x1C and <= 0x1F || (Rune.IsValid(codePoint) && Rune.IsWhiteSpace(new(codePoint))),
        _ => IsWord(codePoint),
    };

    public static bool IsWord(int codePoint) => codePoint < 0x80
        ? char.IsAsciiLetterOrDigit((char)codePoint) || codePoint == '_'
        : CategoryOf(codePoint) is <= UnicodeCategory.OtherLetter or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);

    private static UnicodeCategory CategoryOf(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint);
}
