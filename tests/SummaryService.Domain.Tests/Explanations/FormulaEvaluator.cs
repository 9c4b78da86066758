using System.Numerics;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Computes a formula from the text that a reader sees, and from nothing else.</summary>
/// <remarks>
/// sum := product (('+' | '−') product)*; product := atom (('×' | '/') atom)*;
/// atom := number | None | name | '(' sum ')' | '⌊' sum '⌋' | '⌈' sum '⌉' | ('max(' | 'min(') sum ',' sum ')'
/// </remarks>
internal sealed class FormulaEvaluator
{
    private readonly string _text;
    private readonly KeyValuePair<string, Int128?>[] _terms;
    private int _at;

    private FormulaEvaluator(string text, IEnumerable<KeyValuePair<string, Int128?>> terms)
    {
        _text = text;
        // The longest name first, so that 'kernel size' is not read as 'kernel'.
        _terms = [.. terms.OrderByDescending(term => term.Key.Length)];
    }

    /// <summary>The result; null where a term is unknown.</summary>
    public static BigInteger? Evaluate(string text, IEnumerable<KeyValuePair<string, Int128?>>? terms = null)
    {
        var evaluator = new FormulaEvaluator(text, terms ?? []);
        var value = evaluator.Sum();
        if (evaluator._at != text.Length) throw new FormatException($"'{text[evaluator._at..]}' is left of '{text}'.");
        return value is null ? null : value.Value.Bottom == 1 ? value.Value.Top : throw new FormatException($"'{text}' is no whole number.");
    }

    private readonly record struct Fraction(BigInteger Top, BigInteger Bottom)
    {
        public static Fraction Of(BigInteger top, BigInteger bottom)
        {
            var common = BigInteger.GreatestCommonDivisor(top, bottom);
            return new(top / common, bottom / common);
        }
    }

    private Fraction? Sum()
    {
        var sum = Product();
        while (true)
        {
            if (Takes(" + ")) sum = Combine(sum, Product(), (left, right) => Fraction.Of((left.Top * right.Bottom) + (right.Top * left.Bottom), left.Bottom * right.Bottom));
            else if (Takes(" − ")) sum = Combine(sum, Product(), (left, right) => Fraction.Of((left.Top * right.Bottom) - (right.Top * left.Bottom), left.Bottom * right.Bottom));
            else return sum;
        }
    }

    private Fraction? Product()
    {
        var product = Atom();
        while (true)
        {
            if (Takes(" × ")) product = Combine(product, Atom(), (left, right) => Fraction.Of(left.Top * right.Top, left.Bottom * right.Bottom));
            else if (Takes(" / ")) product = Combine(product, Atom(), (left, right) => Fraction.Of(left.Top * right.Bottom, left.Bottom * right.Top));
            else return product;
        }
    }

    private Fraction? Atom()
    {
        if (Takes("max(")) return Chosen((a, b) => a.Top > b.Top ? a : b);
        if (Takes("min(")) return Chosen((a, b) => a.Top < b.Top ? a : b);

        if (Takes("(")) return Closed(")", value => value);
        if (Takes("⌊")) return Closed("⌋", value => new(Floor(value), 1));
        if (Takes("⌈")) return Closed("⌉", value => new(-Floor(new(-value.Top, value.Bottom)), 1));
        foreach (var (name, number) in _terms)
        {
            if (Takes(name)) return number is { } known ? new(known, 1) : null;
        }

        if (Takes("None")) return null;
        var start = _at;
        if (_at < _text.Length && _text[_at] == '-') _at++;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        return _at > start ? new(BigInteger.Parse(_text[start.._at]), 1) : throw new FormatException($"'{_text[start..]}' of '{_text}' is no formula.");
    }

    private Fraction? Chosen(Func<Fraction, Fraction, Fraction> which)
    {
        var left = Sum();
        Expect(", ");
        var right = Sum();
        Expect(")");
        return Combine(left, right, which);
    }

    private Fraction? Closed(string end, Func<Fraction, Fraction> change)
    {
        var value = Sum();
        Expect(end);
        return value is { } known ? change(known) : null;
    }

    private static BigInteger Floor(Fraction value)
    {
        var quotient = BigInteger.DivRem(value.Top, value.Bottom, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static Fraction? Combine(Fraction? left, Fraction? right, Func<Fraction, Fraction, Fraction> how) =>
        left is { } a && right is { } b ? how(a, b) : null;

    private bool Takes(string text)
    {
        if (string.CompareOrdinal(_text, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    private void Expect(string text)
    {
        if (!Takes(text)) throw new FormatException($"'{text}' is missing at '{_text[_at..]}'.");
    }
}
