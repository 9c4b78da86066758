using System.Globalization;

namespace SummaryService.Domain.Summaries;

/// <summary>Numbers as Python formats them.</summary>
internal static class NumberText
{
    /// <summary>The most characters that a number takes: 39 digits, their commas and a sign.</summary>
    public const int Longest = 64;

    /// <summary>Writes an integer, with a comma between groups of three digits if asked.</summary>
    /// <returns>How many characters it took.</returns>
    public static int Format(Int128 number, bool grouped, Span<char> into)
    {
        var small = number >= long.MinValue && number <= long.MaxValue;
        int length;
        _ = small
            ? ((long)number).TryFormat(into, out length, default, CultureInfo.InvariantCulture)
            : number.TryFormat(into, out length, default, CultureInfo.InvariantCulture);
        return grouped ? Group(into, length) : length;
    }

    private static int Group(Span<char> text, int length)
    {
        var sign = text[0] == '-' ? 1 : 0;
        var commas = (length - sign - 1) / 3;
        var grouped = length + commas;
        for (int from = length - 1, to = grouped - 1, digits = 0; from < to; from--, to--, digits++)
        {
            if (digits > 0 && digits % 3 == 0) text[to--] = ',';
            text[to] = text[from];
        }

        return grouped;
    }
}
