using SummaryService.Domain.Explanations;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Holds what is explained to what was counted, by what a reader sees of it.</summary>
internal static class ExplanationChecks
{
    public static void AssertModel(ModelSummary model)
    {
        foreach (var row in model.Layers)
            AssertWithNested(row);
        foreach (var language in Explainer.Languages)
            Assert.NotEmpty(Explainer.Explain(model, 1, language).Summary);
    }

    public static void AssertWithNested(LayerRow row)
    {
        AssertAgrees(row);
        foreach (var nested in row.Layers)
            AssertWithNested(nested);
    }

    public static void AssertAgrees(LayerRow row)
    {
        foreach (var language in Explainer.Languages)
        {
            var explanation = Explainer.Explain(row, language);
            Assert.NotEmpty(explanation.Summary);
            Assert.Equal(explanation.Summary, explanation.Summary.Trim());
            if (row.Derivation?.Definition is not null) Assert.StartsWith("https://", explanation.Source);
            AssertGives(explanation.Params.Formula, row.Params);
            Assert.Equal(row.Params, explanation.Params.Result);
            Assert.Equal(ParameterFormula.WithNumbers(row.Weights, row.Params), explanation.Params.Formula.Numbers);
            foreach (var (weight, part) in row.Weights.Zip(explanation.Params.Parts))
            {
                AssertGives(part.Formula, weight.Params);
                Assert.Equal((weight.Name, weight.Trainable), (part.Weight, part.IsTrained));
                Assert.DoesNotContain('{', part.Meaning);
            }

            if (language == "zh-CN") Assert.All(Formulas(explanation).SelectMany(formula => formula.Terms), term => Assert.Contains(term.Key, IsChinese));
            AssertShape(row, explanation);
            if (row.Cost is not { } cost) continue;
            AssertGives(explanation.Cost!.Macs, cost.Macs);
            AssertGives(explanation.Cost.Flops, cost.Flops);
        }
    }

    private static IEnumerable<ShownFormula> Formulas(RowExplanation explanation) =>
    [
        explanation.Params.Formula,
        .. explanation.Params.Parts.Select(part => part.Formula),
        .. explanation.Shape.Select(size => size.Formula),
        .. explanation.Cost is { } cost ? [cost.Macs, cost.Flops] : (ShownFormula[])[],
    ];

    // A term without words is shown by its key, which is English.
    private static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static void AssertShape(LayerRow row, RowExplanation explanation)
    {
        var tensors = row.Output?.Flatten() ?? [];
        var expected = tensors.SelectMany((tensor, output) => tensor.Shape.Dims.ToArray().Select((size, axis) => (output, axis, size.IsKnown ? size.Size : (long?)null)));
        Assert.Equal(expected, explanation.Shape.Select(size => (size.Output, size.Axis, size.Size)));
        foreach (var size in explanation.Shape)
        {
            AssertGives(size.Formula, size.Size);
            Assert.NotEmpty(size.Why);
        }
    }

    private static void AssertGives(ShownFormula formula, Int128? expected)
    {
        Assert.Equal($"{expected}", $"{FormulaEvaluator.Evaluate(formula.Symbolic, formula.Terms)}");
        foreach (var side in formula.Numbers.Split(" = "))
            Assert.Equal($"{expected}", $"{FormulaEvaluator.Evaluate(side)}");
        Assert.Equal(formula.Latex.Count(c => c == '{'), formula.Latex.Count(c => c == '}'));
        Assert.Equal(formula.Terms.Length, formula.Terms.Select(term => term.Key).Distinct().Count());
    }
}
