using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Rendering.Text.Boxed;

namespace SummaryService.Domain.Diagrams.Labels;

/// <summary>How wide a text is about, in the font that the pictures ask for.</summary>
/// <remarks>Nobody can measure here: the widths are those that Helvetica, Arial and their free copies share, in thousandths of the size.</remarks>
internal static class TextWidth
{
    // A bold letter is up to a tenth wider.
    private const double Bold = 1.1;
    private const int Narrow = 750;
    private const int Wide = 1000;
    private const int Emoji = 1300;
    private const int FirstEmoji = 0x1F000;

    private static ReadOnlySpan<ushort> Ascii =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width of a text in pixels.</summary>
    public static double Of(ReadOnlySpan<char> text, double size, bool bold = false) => Pixels(Thousandths(text), size, bold);

    /// <summary>The text, or as much of its beginning as there is room for, with an ellipsis.</summary>
    public static string Fit(string text, double room, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= room) return text;
        room -= Of("…", size, bold);
        var (end, width) = (0, 0);
        var graphemes = new Graphemes(text);
        while (graphemes.MoveNext() && Pixels(width += Thousandths(text.AsSpan(end..graphemes.Start)), size, bold) <= room)
            end = graphemes.Start;
        return $"{text.AsSpan(0, end)}…";
    }

    private static double Pixels(int thousandths, double size, bool bold) => thousandths * size * (bold ? Bold : 1) / 1000;

    private static int Thousandths(ReadOnlySpan<char> text)
    {
        var thousandths = 0;
        for (var i = 0; i < text.Length; i += CodePoints.LengthAt(text, i))
            thousandths += Of(CodePoints.At(text, i));
        return thousandths;
    }

    private static int Of(int codePoint)
    {
        if (codePoint is >= ' ' and <= '~') return Ascii[codePoint - ' '];
        return CellWidth.Of(codePoint) switch
        {
            0 => 0,
            1 => Narrow,
            _ => codePoint >= FirstEmoji ? Emoji : Wide,
        };
    }
}
