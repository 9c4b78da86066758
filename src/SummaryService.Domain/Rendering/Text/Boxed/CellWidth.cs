namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>How many cells of a terminal a text takes, as rich counts them: 0, 1 or 2 a character.</summary>
/// <remarks>Source: https://rich.readthedocs.io and the East Asian widths of Unicode 17.</remarks>
internal static partial class CellWidth
{
    public const char Joiner = '\u200D';
    public const char EmojiVariation = '\uFE0F';

    private const char FirstOfOtherWidth = '\u0300';

    /// <summary>Whether every character is a printable one of ASCII, so that length, cells and bytes are the same.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    public static int Of(ReadOnlySpan<char> text)
    {
        if (IsPlain(text)) return text.Length;
        return text.ContainsAny(Joiner, EmojiVariation) ? OfJoined(text) : OfEach(text);
    }

    public static int Of(int codePoint)
    {
        if (codePoint < FirstOfOtherWidth) return codePoint is < ' ' or (>= 0x7F and < 0xA0) ? 0 : 1;
        if (IsIn(Wide, codePoint)) return 2;
        return IsIn(ZeroWidth, codePoint) ? 0 : 1;
    }

    /// <summary>Whether a character takes 2 cells when the emoji variation selector follows it.</summary>
    public static bool WidensAsEmoji(int codePoint) => EmojiWidened.BinarySearch(codePoint) >= 0;

    private static int OfEach(ReadOnlySpan<char> text)
    {
        var cells = 0;
        for (var i = 0; i < text.Length; i += CodePoints.LengthAt(text, i))
            cells += Of(CodePoints.At(text, i));
        return cells;
    }

    // What a joiner joins takes no cells of its own.
    private static int OfJoined(ReadOnlySpan<char> text)
    {
        var cells = 0;
        var last = -1;
        for (var i = 0; i < text.Length; i += CodePoints.LengthAt(text, i))
        {
            if (text[i] == Joiner)
            {
                if (++i >= text.Length) break;
            }
            else if (text[i] == EmojiVariation)
            {
                if (last >= 0 && WidensAsEmoji(last)) cells++;
                last = -1;
            }
            else if (Of(CodePoints.At(text, i)) is > 0 and var width)
            {
                last = CodePoints.At(text, i);
                cells += width;
            }
        }

        return cells;
    }

    // The ranges are pairs of a first and a last code point, in order.
    private static bool IsIn(ReadOnlySpan<int> ranges, int codePoint)
    {
        var at = ranges.BinarySearch(codePoint);
        return at >= 0 || (~at & 1) == 1;
    }
}
