using System.Globalization;

namespace SummaryService.Domain.Shapes;

/// <summary>A number of elements, operations or bytes: exact up to 2¹²⁷ − 1, or unknown.</summary>
/// <remarks>
/// Arithmetic on an unknown count is unknown; arithmetic beyond the range throws <see cref="OverflowException"/>,
/// which the engine turns into a problem.
/// </remarks>
public readonly struct Count : IEquatable<Count>
{
    private readonly bool _known;
    private readonly Int128 _value;

    private Count(Int128 value)
    {
        _known = true;
        _value = value;
    }

    /// <summary>The count that depends on a size which is not known before the model runs.</summary>
    public static Count Unknown => default;

    /// <summary>Whether the count is a number.</summary>
    public bool IsKnown => _known;

    /// <summary>The number, or null where it is unknown.</summary>
    public Int128? Value => _known ? _value : null;

    /// <summary>A known count.</summary>
    public static implicit operator Count(Int128 value) => new(value);

    /// <summary>A known count.</summary>
    public static implicit operator Count(long value) => new(value);

    /// <summary>The size as a count, unknown if the size is.</summary>
    public static implicit operator Count(Dim size) => size.IsKnown ? new(size.Size) : Unknown;

    /// <summary>The sum, unknown if either is.</summary>
    public static Count operator +(Count left, Count right) =>
        left._known && right._known ? left._value + right._value : Unknown;

    /// <summary>The product, unknown if either is.</summary>
    public static Count operator *(Count left, Count right) =>
        left._known && right._known ? left._value * right._value : Unknown;

    /// <summary>The quotient rounded down, unknown if either is.</summary>
    public static Count operator /(Count left, Count right) =>
        left._known && right._known ? left._value / right._value : Unknown;

    /// <summary>Whether both are unknown, or both the same number.</summary>
    public static bool operator ==(Count left, Count right) => left.Equals(right);

    /// <summary>Whether one is unknown and the other is not, or the numbers differ.</summary>
    public static bool operator !=(Count left, Count right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Count other) => _known == other._known && _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Count other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_known, _value);

    /// <summary>The number, or <c>?</c> where it is unknown.</summary>
    public override string ToString() => _known ? _value.ToString(CultureInfo.InvariantCulture) : "?";
}
