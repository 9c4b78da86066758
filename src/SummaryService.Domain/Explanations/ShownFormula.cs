using System.Collections.Immutable;
using SummaryService.Domain.Formulas;

namespace SummaryService.Domain.Explanations;

/// <summary>A formula as it is shown: with names, with numbers, and as LaTeX.</summary>
/// <param name="Symbolic">With the names of its terms: <c>(kernel height × kernel width × input channels + 1) × filters</c>.</param>
/// <param name="Numbers">With their numbers and the result: <c>(3 × 3 × 1 + 1) × 32 = 320</c>.</param>
/// <param name="Latex">Both, for a page: names = numbers = result.</param>
/// <param name="Terms">Each name with its number, in the order of the formula; null stands for a size that is not known.</param>
public sealed record ShownFormula(string Symbolic, string Numbers, string Latex, ImmutableArray<KeyValuePair<string, Int128?>> Terms)
{
    /// <summary>Names = numbers = result, on one line.</summary>
    internal string Text => Terms.IsEmpty ? Numbers : $"{Symbolic} = {Numbers}";

    /// <summary>The formula in the words of a language.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="result">Its result, as the engine counted it.</param>
    /// <param name="words">The words.</param>
    internal static ShownFormula Of(Formula formula, Int128? result, ExplanationWords words)
    {
        var names = new TermNames(formula, words);
        var symbolic = new FormulaText(names.Text).Write(formula);
        var latex = FormulaText.WithResult(formula, result, isLatex: true);
        var latexNames = new FormulaText(names.Latex, isLatex: true).Write(formula);
        return new(symbolic, FormulaText.WithResult(formula, result), names.All.IsEmpty ? latex : $"{latexNames} = {latex}", names.All);
    }
}
