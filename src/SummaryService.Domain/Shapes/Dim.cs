using System.Globalization;

namespace SummaryService.Domain.Shapes;

/// <summary>One size of a shape: a number of elements, or unknown (Keras prints <c>None</c>).</summary>
/// <remarks>
/// Arithmetic on an unknown size is unknown, so that one formula serves both. Arithmetic is checked: a size
/// beyond 2⁶³ − 1 throws <see cref="OverflowException"/>, which the engine turns into a problem.
/// A size is never negative where a shape holds it; differences may be, until a rule refuses them.
/// </remarks>
public readonly struct Dim : IEquatable<Dim>, ISize<Dim>
{
    // A number that no size and no difference of sizes can be, so that a size takes no more room than its number.
    private const long None = long.MinValue;

    private readonly long _size;

    private Dim(long size) => _size = size;

    /// <summary>The size that is not known before the model runs.</summary>
    public static Dim Unknown => new(None);

    /// <summary>Whether the size is a number.</summary>
    public bool IsKnown => _size != None;

    /// <summary>The number of elements.</summary>
    /// <exception cref="InvalidOperationException">The size is unknown.</exception>
    public long Size => IsKnown ? _size : throw new InvalidOperationException("The size is unknown.");

    Dim ISize<Dim>.Size => this;

    /// <summary>A known size.</summary>
    public static implicit operator Dim(long size) => new(size);

    /// <summary>The sum, unknown if either is.</summary>
    public static Dim operator +(Dim left, Dim right) => Both(left, right) ? left._size + right._size : Unknown;

    /// <summary>The difference, unknown if either is.</summary>
    public static Dim operator -(Dim left, Dim right) => Both(left, right) ? left._size - right._size : Unknown;

    /// <summary>The product, unknown if either is.</summary>
    public static Dim operator *(Dim left, Dim right) => Both(left, right) ? left._size * right._size : Unknown;

    /// <summary>The quotient rounded down, unknown if either is.</summary>
    public static Dim operator /(Dim left, Dim right) =>
        Both(left, right) ? FloorDivide(left._size, right._size) : Unknown;

    /// <summary>Whether both are unknown, or both the same number.</summary>
    public static bool operator ==(Dim left, Dim right) => left.Equals(right);

    /// <summary>Whether one is unknown and the other is not, or the numbers differ.</summary>
    public static bool operator !=(Dim left, Dim right) => !left.Equals(right);

    /// <summary>The quotient rounded up, unknown if either is.</summary>
    public static Dim CeilingDivide(Dim left, Dim right) =>
        Both(left, right) ? -FloorDivide(-left._size, right._size) : Unknown;

    static bool ISize<Dim>.Explains => false;

    static Dim ISize<Dim>.Of(Dim size) => size;

    static Dim ISize<Dim>.Named(string meaning, Dim size) => size;

    Dim ISize<Dim>.As(string meaning) => this;

    Dim ISize<Dim>.Because(string reason) => this;

    Dim ISize<Dim>.Because(string reason, Ends ends) => this;

    static Dim ISize<Dim>.Ceiling(Dim left, Dim right) => CeilingDivide(left, right);

    static Dim ISize<Dim>.Max(Dim left, Dim right) => Both(left, right) ? Math.Max(left._size, right._size) : Unknown;

    static Dim ISize<Dim>.Min(Dim left, Dim right) => Both(left, right) ? Math.Min(left._size, right._size) : Unknown;

    /// <inheritdoc/>
    public bool Equals(Dim other) => _size == other._size;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dim other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _size.GetHashCode();

    /// <summary>The number, or <c>None</c>, as Keras prints it.</summary>
    public override string ToString() => IsKnown ? _size.ToString(CultureInfo.InvariantCulture) : "None";

    private static bool Both(Dim left, Dim right) => left.IsKnown && right.IsKnown;

    private static long FloorDivide(long left, long right)
    {
        var (quotient, remainder) = long.DivRem(left, right);
        return remainder != 0 && (remainder < 0) != (right < 0) ? quotient - 1 : quotient;
    }
}
