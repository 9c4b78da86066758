namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>The characters that word processors and input methods put in place of Python's own.</summary>
internal static class Punctuation
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthDistance = FirstFullWidth - '!';

    /// <summary>The ASCII character that a character stands for outside strings and comments; itself where it stands for none.</summary>
    public static char Ascii(char character) => character switch
    {
        < '\u0080' => character,
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FullWidthDistance),
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => '"',
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' => '\'',
        '\u3001' => ',',
        '\u3010' => '[',
        '\u3011' => ']',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u00D7' => '*',
        '\u2026' => '.',
        '\u00A0' or '\u3000' or '\u202F' or '\u205F' or (>= '\u2000' and <= '\u200A') => ' ',
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => ' ',
        '\u2028' or '\u2029' or '\u0085' => ' ',
        _ => character,
    };

    /// <summary>Whether a character is a space of any width.</summary>
    public static bool IsSpace(char character) => Ascii(character) == ' ';

    /// <summary>Whether a character takes no room: a joiner, or the mark at the start of a file.</summary>
    public static bool HasNoWidth(char character) => character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    /// <summary>Whether a character is a quote that a word processor made, single or double as the given ASCII quote.</summary>
    public static bool IsTypographicQuote(char character, char quote) => character >= '\u0080' && Ascii(character) == quote;
}
