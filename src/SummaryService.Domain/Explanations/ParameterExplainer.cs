using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Explains parameters: the formula, what each weight is for, and why there are none.</summary>
internal static class ParameterExplainer
{
    public static ParameterExplanation Explain(LayerRow row, ExplanationWords words) => new(
        ShownFormula.Of(ParameterFormula.Of(row.Weights), row.Params, words),
        row.Params,
        [.. row.Weights.Select(weight => Explain(weight, words))],
        ParameterReasons.Of(row, words));

    private static WeightExplanation Explain(LayerWeight weight, ExplanationWords words) => new(
        weight.Name, ShownFormula.Of(ParameterFormula.Of(weight), weight.Params, words), weight.Params, weight.Trainable, WeightMeanings.Of(weight, words));
}
