
namespace SummaryService.Domain.Summaries;

/// <summary>Memory sizes as Keras prints them: <c>364.54 KB</c>.</summary>
internal static class MemorySize
{
    /// <summary>The most characters that a size takes.</summary>
    public const int Longest = NumberText.Longest + 8;

    private static readonly string[] LargerUnits = ["KB", "MB", "GB", "TB", "PB"];

    /// <summary>Writes a size with two decimals.</summary>
    /// <param name="bytes">The size.</param>
    /// <param name="smallestUnit">What the release calls a byte: <c>B</c> or <c>Byte</c>.</param>
    /// <param name="into">Where to write.</param>
    /// <returns>How many characters it took.</returns>
    /// <remarks>
    /// A size beyond the last unit is divided once more than its unit says; so does Keras, and 2,048 PB print as
    /// <c>2.00 PB</c>.
    /// </remarks>
    public static int Format(double bytes, string smallestUnit, Span<char> into)
    {
        var size = bytes;
        var unit = smallestUnit;
        foreach (var larger in LargerUnits)
        {
            if (size / 1024 < 1) return Write(size, unit, into);
            size /= 1024;
            unit = larger;
        }

        return Write(size / 1024 < 1 ? size : size / 1024, unit, into);
    }

    private static int Write(double size, string unit, Span<char> into)
    {
        var hundredths = Hundredths(size);
        var length = NumberText.Format(hundredths / 100, grouped: false, into);
        var rest = (int)(hundredths % 100);
        into[length++] = '.';
        into[length++] = (char)('0' + rest / 10);
        into[length++] = (char)('0' + rest % 10);
        into[length++] = ' ';
        unit.CopyTo(into[length..]);
        return length + unit.Length;
    }

    // Python rounds the exact value of the double, and a tie to the even digit; "F2" would round a tie up.
    private static Int128 Hundredths(double size)
    {
        var bits = BitConverter.DoubleToUInt64Bits(size);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (1UL << 52);
        if (size == 0) return 0;
        var exact = (Int128)mantissa * 100;
        if (exponent >= 0) return exact << exponent;
        if (exponent < -100) return 0;
        var whole = exact >> -exponent;
        var rest = exact - (whole << -exponent);
        var half = Int128.One << (-exponent - 1);
        return rest > half || (rest == half && !Int128.IsEvenInteger(whole)) ? whole + 1 : whole;
    }
}
