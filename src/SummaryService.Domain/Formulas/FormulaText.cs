using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SummaryService.Domain.Formulas;

/// <summary>Writes formulas: as text for the eye, or as LaTeX for a page.</summary>
/// <param name="name">What a term is called; null to write its number.</param>
/// <param name="isLatex">Whether to write LaTeX.</param>
internal readonly struct FormulaText(Func<Term, string>? name, bool isLatex = false)
{
    // How tightly a formula holds together, and so where it needs brackets.
    private const int Loose = 0, Factor = 1, Tight = 2;

    /// <summary>The formula with numbers and, unless it is its own, the result.</summary>
    public static string WithResult(Formula formula, Int128? value, bool isLatex = false)
    {
        var text = new FormulaText(null, isLatex).Write(formula);
        var result = Result(value, isLatex);
        return text == result ? text : $"{text} = {result}";
    }

    /// <summary>The formula as text.</summary>
    public string Write(Formula formula)
    {
        var text = new StringBuilder();
        Write(formula, Loose, text);
        return text.ToString();
    }

    private static string Result(Int128? value, bool isLatex) =>
        value?.ToString(CultureInfo.InvariantCulture) ?? (isLatex ? @"\text{None}" : "None");

    private void Write(Formula formula, int within, StringBuilder text)
    {
        switch (formula)
        {
            case Number number:
                text.Append(Result(number.Amount, isLatex));
                break;
            case Term term when name is null:
                text.Append(Result(term.Amount, isLatex));
                break;
            case Term term:
                text.Append(name(term));
                break;
            case Sum sum:
                Chain(sum.Addends, " + ", Loose, within > Loose, text);
                break;
            case Product product:
                Chain(product.Factors, isLatex ? @" \times " : " × ", Factor, within > Factor, text);
                break;
            case Difference difference:
                Open(within > Loose, text);
                Write(difference.From, Loose, text);
                text.Append(isLatex ? " - " : " − ");
                Write(difference.Taken, Factor, text);
                Close(within > Loose, text);
                break;
            case Quotient quotient:
                Divide(quotient, text);
                break;
            case Larger larger:
                Choose("max", larger.Left, larger.Right, text);
                break;
            case Smaller smaller:
                Choose("min", smaller.Left, smaller.Right, text);
                break;
        }
    }

    private void Choose(string function, Formula left, Formula right, StringBuilder text)
    {
        if (isLatex) text.Append('\\');
        text.Append(function).Append('(');
        Write(left, Loose, text);
        text.Append(", ");
        Write(right, Loose, text);
        text.Append(')');
    }

    private void Divide(Quotient quotient, StringBuilder text)
    {
        var (left, right) = quotient.RoundsUp ? ("⌈", "⌉") : ("⌊", "⌋");
        if (isLatex) text.Append(quotient.RoundsUp ? @"\left\lceil \frac{" : @"\left\lfloor \frac{");
        else text.Append(left);
        Write(quotient.Dividend, isLatex ? Loose : Factor, text);
        text.Append(isLatex ? "}{" : " / ");
        Write(quotient.Divisor, isLatex ? Loose : Tight, text);
        if (isLatex) text.Append(quotient.RoundsUp ? @"} \right\rceil" : @"} \right\rfloor");
        else text.Append(right);
    }

    private void Chain(ImmutableArray<Formula> parts, string sign, int level, bool isBracketed, StringBuilder text)
    {
        Open(isBracketed, text);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0) text.Append(sign);
            Write(parts[i], level, text);
        }

        Close(isBracketed, text);
    }

    private static void Open(bool isBracketed, StringBuilder text)
    {
        if (isBracketed) text.Append('(');
    }

    private static void Close(bool isBracketed, StringBuilder text)
    {
        if (isBracketed) text.Append(')');
    }
}
