using System.Globalization;
using System.Numerics;

namespace SummaryService.Domain.Shapes;

/// <summary>An exact fraction, in lowest terms.</summary>
public readonly record struct Fraction
{
    private readonly long _denominator;

    /// <summary>A fraction of two numbers.</summary>
    /// <param name="numerator">What is divided.</param>
    /// <param name="denominator">What it is divided by; more than 0.</param>
    public Fraction(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, _denominator) = (numerator / common, denominator / common);
    }

    /// <summary>What is divided.</summary>
    public long Numerator { get; }

    /// <summary>What it is divided by; 1 for an integer.</summary>
    public long Denominator => Math.Max(1, _denominator);

    /// <summary>The least integer that is not less.</summary>
    public long Ceiling => (Numerator / Denominator) + (Numerator % Denominator > 0 ? 1 : 0);

    /// <summary>The nearest floating-point number.</summary>
    public double Approximate => (double)Numerator / Denominator;

    /// <summary>An integer as a fraction.</summary>
    public static implicit operator Fraction(long number) => new(number);

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">It is beyond what can be counted.</exception>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The product.</summary>
    /// <exception cref="OverflowException">It is beyond what can be counted.</exception>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Whether the left one is less.</summary>
    public static bool operator <(Fraction left, Fraction right) =>
        (Int128)left.Numerator * right.Denominator < (Int128)right.Numerator * left.Denominator;

    /// <summary>Whether the left one is more.</summary>
    public static bool operator >(Fraction left, Fraction right) => right < left;

    /// <summary>The fraction as a person writes it: <c>1/2</c>, <c>3</c>.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
