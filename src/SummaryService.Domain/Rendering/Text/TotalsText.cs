using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>A line of the sums below the table.</summary>
internal static class TotalsText
{
    /// <summary>The most characters that a line takes.</summary>
    public const int Longest = 32 + NumberText.Longest + MemorySize.Longest;

    /// <summary>Writes <c>Total params: 93,322 (364.54 KB)</c>, with what the style has of it.</summary>
    /// <returns>How many characters it took.</returns>
    public static int Format(string name, Int128 number, double bytes, TextStyle style, Span<char> into)
    {
        name.CopyTo(into);
        var length = name.Length;
        length += NumberText.Format(number, style.GroupsTotals, into[length..]);
        if (style.ByteUnit is null) return length;
        " (".CopyTo(into[length..]);
        length += 2;
        length += MemorySize.Format(bytes, style.ByteUnit, into[length..]);
        into[length++] = ')';
        return length;
    }
}
