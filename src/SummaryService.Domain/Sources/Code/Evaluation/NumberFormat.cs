using System.Globalization;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Numbers as Python writes them.</summary>
internal static class NumberFormat
{
    private const int MostDigits = 50;

    /// <summary>The shortest text that reads back as the same float.</summary>
    public static string Shortest(double number)
    {
        if (double.IsNaN(number)) return "nan";
        if (double.IsInfinity(number)) return number > 0 ? "inf" : "-inf";
        var size = Math.Abs(number);
        if (size != 0 && (size >= 1e16 || size < 1e-4)) return Exponent(number.ToString("R", CultureInfo.InvariantCulture), number);
        var text = number.ToString("0.####################", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != number) text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.') ? text : $"{text}.0";
    }

    /// <summary>A float with digits after the point, or with an exponent.</summary>
    /// <param name="number">The number.</param>
    /// <param name="kind"><c>f</c>, <c>e</c> or <c>g</c>.</param>
    /// <param name="digits">How many digits; null for Python's six.</param>
    public static string Fixed(double number, char kind, int? digits)
    {
        var precision = Math.Min(digits ?? 6, MostDigits);
        switch (char.ToLowerInvariant(kind))
        {
            case 'e':
                return Exponent(number.ToString($"0.{new string('0', precision)}e+00", CultureInfo.InvariantCulture), number);
            case 'g':
                return number.ToString($"G{Math.Max(1, precision)}", CultureInfo.InvariantCulture);
            default:
                return number.ToString($"F{precision}", CultureInfo.InvariantCulture);
        }
    }

    private static string Exponent(string text, double number)
    {
        var at = text.IndexOfAny(['e', 'E']);
        if (at < 0) return number.ToString("0.################e+00", CultureInfo.InvariantCulture);
        return $"{text[..at]}e{text[at + 1]}{text[(at + 2)..].TrimStart('0').PadLeft(2, '0')}";
    }
}
