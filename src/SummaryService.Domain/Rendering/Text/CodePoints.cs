namespace SummaryService.Domain.Rendering.Text;

/// <summary>Lengths as Python counts them: in code points, of which half a surrogate pair is one.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var first = FirstSurrogate(text);
        if (first < 0) return text.Length;
        var count = first;
        for (var i = first; i < text.Length; i += LengthAt(text, i))
            count++;
        return count;
    }

    /// <summary>How many UTF-16 units the first code points take; all of them where there are not so many.</summary>
    public static int Prefix(ReadOnlySpan<char> text, int codePoints)
    {
        if (text.Length <= codePoints) return text.Length;
        var first = FirstSurrogate(text[..codePoints]);
        if (first < 0) return codePoints;
        var at = first;
        for (var count = first; count < codePoints && at < text.Length; count++)
            at += LengthAt(text, at);
        return at;
    }

    /// <summary>How many UTF-16 units the code point at a place takes: 2 for a surrogate pair, else 1.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>The code point at a place.</summary>
    public static int At(ReadOnlySpan<char> text, int at) =>
        LengthAt(text, at) == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static int FirstSurrogate(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDFFF');
}
