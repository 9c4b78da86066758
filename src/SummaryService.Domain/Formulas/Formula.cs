using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Formulas;

/// <summary>Arithmetic that can be shown: with the names of its terms, with their numbers, and with its result.</summary>
/// <remarks>A formula knows no language: a term has a key, and whoever shows it has the words. It is as deep as the rule that made it, whatever was posted.</remarks>
internal abstract record Formula : ISize<Formula>
{
    /// <summary>The result; null where a term is unknown.</summary>
    /// <exception cref="OverflowException">The result is beyond 2¹²⁷.</exception>
    public abstract Int128? Value { get; }

    /// <summary>Why the formula is so: a key of the words; null for a part of another formula.</summary>
    public string? Reason { get; private init; }

    /// <summary>How many positions the reason tells of at either end; null where it tells of none.</summary>
    public Ends? Ends { get; private init; }

    /// <inheritdoc/>
    public static bool Explains => true;

    /// <inheritdoc/>
    public Dim Size => Value is { } value ? checked((long)value) : Dim.Unknown;

    /// <summary>A number without a name.</summary>
    public static implicit operator Formula(long number) => new Number(number);

    /// <summary>A size without a name, perhaps unknown.</summary>
    public static implicit operator Formula(Dim size) => new Number(size.IsKnown ? size.Size : null);

    /// <summary>The sum.</summary>
    public static Formula operator +(Formula left, Formula right) => new Sum([left, right]);

    /// <summary>The difference.</summary>
    public static Formula operator -(Formula left, Formula right) => new Difference(left, right);

    /// <summary>The product.</summary>
    public static Formula operator *(Formula left, Formula right) => new Product([left, right]);

    /// <summary>The quotient, rounded down.</summary>
    public static Formula operator /(Formula left, Formula right) => new Quotient(left, right);

    /// <inheritdoc/>
    public static Formula Of(Dim size) => size;

    /// <inheritdoc/>
    public static Formula Ceiling(Formula left, Formula right) => new Quotient(left, right, RoundsUp: true);

    /// <inheritdoc/>
    public static Formula Max(Formula left, Formula right) => new Larger(left, right);

    /// <inheritdoc/>
    public static Formula Min(Formula left, Formula right) => new Smaller(left, right);

    /// <inheritdoc/>
    public Formula As(string meaning) => new Term(meaning, Value);

    /// <inheritdoc/>
    public Formula Because(string reason) => this with { Reason = reason };

    /// <inheritdoc/>
    public Formula Because(string reason, Ends ends) => this with { Reason = reason, Ends = ends };

    /// <summary>The terms with names, in the order in which they are read.</summary>
    public IEnumerable<Term> Terms => this is Term term ? [term] : Parts.SelectMany(part => part.Terms);

    /// <summary>What it is made of.</summary>
    protected abstract IEnumerable<Formula> Parts { get; }

    /// <summary>A named size.</summary>
    public static Formula Named(string meaning, Dim size) => new Term(meaning, size.IsKnown ? size.Size : null);
}

/// <summary>A number without a name.</summary>
internal sealed record Number(Int128? Amount) : Formula
{
    public override Int128? Value => Amount;

    protected override IEnumerable<Formula> Parts => [];
}

/// <summary>A number with a name.</summary>
/// <param name="Meaning">What it stands for: a key of the terms in every language.</param>
/// <param name="Amount">The number; null where it is unknown.</param>
internal sealed record Term(string Meaning, Int128? Amount) : Formula
{
    public override Int128? Value => Amount;

    protected override IEnumerable<Formula> Parts => [];
}

/// <summary>All of them added.</summary>
internal sealed record Sum(ImmutableArray<Formula> Addends) : Formula
{
    public override Int128? Value => Addends.Aggregate((Int128?)0, (sum, addend) => sum + addend.Value);

    protected override IEnumerable<Formula> Parts => Addends;
}

/// <summary>All of them multiplied.</summary>
internal sealed record Product(ImmutableArray<Formula> Factors) : Formula
{
    public override Int128? Value => Factors.Aggregate((Int128?)1, (product, factor) => product * factor.Value);

    protected override IEnumerable<Formula> Parts => Factors;
}

/// <summary>The first without the second.</summary>
internal sealed record Difference(Formula From, Formula Taken) : Formula
{
    public override Int128? Value => From.Value - Taken.Value;

    protected override IEnumerable<Formula> Parts => [From, Taken];
}

/// <summary>A quotient that is rounded down, or up.</summary>
internal sealed record Quotient(Formula Dividend, Formula Divisor, bool RoundsUp = false) : Formula
{
    public override Int128? Value
    {
        get
        {
            if (Dividend.Value is not { } dividend || Divisor.Value is not { } divisor) return null;
            var (quotient, rest) = Int128.DivRem(dividend, divisor);
            // Division cuts towards zero; divisors are sizes and strides, never negative.
            if (RoundsUp) return rest > 0 ? quotient + 1 : quotient;
            return rest < 0 ? quotient - 1 : quotient;
        }
    }

    protected override IEnumerable<Formula> Parts => [Dividend, Divisor];
}

/// <summary>The larger of two.</summary>
internal sealed record Larger(Formula Left, Formula Right) : Formula
{
    public override Int128? Value => Left.Value is { } left && Right.Value is { } right ? Int128.Max(left, right) : null;

    protected override IEnumerable<Formula> Parts => [Left, Right];
}

/// <summary>The smaller of two.</summary>
internal sealed record Smaller(Formula Left, Formula Right) : Formula
{
    public override Int128? Value => Left.Value is { } left && Right.Value is { } right ? Int128.Min(left, right) : null;

    protected override IEnumerable<Formula> Parts => [Left, Right];
}
