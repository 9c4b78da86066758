using System.Buffers;

namespace SummaryService.Domain.Rendering.Tables;

/// <summary>Text that cannot disturb what stands around it.</summary>
internal static class VisibleText
{
    private const string Replacement = "\uFFFD";

    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    /// <summary>
    /// The text with a picture (␊) for each control character, and U+FFFD for what would end a line, change the direction
    /// of the text around it, or is half a character.
    /// </summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyExcept(Harmless) ? string.Concat(text.EnumerateRunes().Select(rune => Visible(rune.Value))) : text;

    private static string Visible(int character) => character switch
    {
        < 0x20 => $"{(char)(0x2400 + character)}",
        0x7F => "\u2421",
        (>= 0x80 and < 0xA0) or 0x2028 or 0x2029 or 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Replacement,
        _ => char.ConvertFromUtf32(character),
    };
}
