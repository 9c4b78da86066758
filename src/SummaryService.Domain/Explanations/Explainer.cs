using System.Collections.Immutable;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>Explains summaries that were made with <c>SummaryOptions.Explain</c>, from what the layers declare: named axes, windows, rules for sizes.</summary>
public static class Explainer
{
    /// <summary>The languages that explanations are in, as they are asked for: <c>en</c>, <c>zh-CN</c>.</summary>
    public static IEnumerable<string> Languages => ExplanationWords.Known;

    /// <summary>Explains one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language; English where there is no such.</param>
    public static RowExplanation Explain(LayerRow row, string language = "en")
    {
        var words = ExplanationWords.In(language);
        var parameters = ParameterExplainer.Explain(row, words);
        return new()
        {
            Summary = SummaryOf(row, parameters, words),
            Params = parameters,
            Shape = Sizes(row, words),
            Cost = CostExplainer.Explain(row, words),
            ReceptiveField = CostExplainer.Field(row, words),
            Source = row.Derivation?.Definition?.Source,
            Pointer = row.Derivation?.Pointer,
        };
    }

    /// <summary>Explains a whole model, without its rows.</summary>
    /// <param name="summary">The summary of all its rows.</param>
    /// <param name="batchSize">The batch size that its costs are for.</param>
    /// <param name="language">The language; English where there is no such.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    public static ModelExplanation Explain(ModelSummary summary, int batchSize = 1, string language = "en", CancellationToken cancellation = default) =>
        ModelExplainer.Explain(summary, batchSize, ExplanationWords.In(language), cancellation);

    private static string SummaryOf(LayerRow row, ParameterExplanation parameters, ExplanationWords words)
    {
        var sentences = new List<string>(3)
        {
            row.Derivation?.Definition is { } definition ? SummaryOf(definition, words)
                : row.Layers.IsEmpty ? words.Say("summary.foreign", ("type", row.Type))
                : words.Say("summary.model", ("layers", row.Layers.Length)),
        };
        if (row.Output is { } output)
        {
            var inputs = row.Derivation?.Inputs ?? [];
            sentences.Add(inputs.Count == 0
                ? words.Say("summary.gives", ("output", ShapeText.Of(output)))
                : words.Say("summary.turns", ("input", words.Shapes([.. inputs.Take(MostInputs).Select(ShapeText.Of), .. inputs.Count > MostInputs ? ["…"] : (string[])[]])), ("output", ShapeText.Of(output))));
        }

        sentences.Add(row.Params == 0 ? parameters.Why : CountsOf(row, words));
        return string.Join(words.Say("sentence.space"), sentences);
    }

    private static string CountsOf(LayerRow row, ExplanationWords words)
    {
        var key = row.TrainableParams == row.Params ? "summary.all_trained" : row.TrainableParams == 0 ? "summary.none_trained" : "summary.some_trained";
        if (row.Params == 1) key += ".one";
        return words.Say(key, ("params", row.Params), ("trained", row.TrainableParams), ("fixed", row.NonTrainableParams));
    }

    private static string SummaryOf(LayerDefinition definition, ExplanationWords words)
    {
        if (definition.IsOperation) return words.Say("summary.operation", ("function", definition.Aliases[0]));
        return Words.In(words.Language).Layer(definition.Type).Summary is { Length: > 0 } summary ? summary
            : words.Say("summary.other", ("type", definition.Type));
    }

    // A sentence names no more inputs than one can take in.
    private const int MostInputs = 4;

    private static ImmutableArray<SizeExplanation> Sizes(LayerRow row, ExplanationWords words)
    {
        if (row.Derivation?.Sizes is not { } outputs) return [];
        var sizes = ImmutableArray.CreateBuilder<SizeExplanation>();
        for (var output = 0; output < outputs.Length; output++)
        {
            for (var axis = 0; axis < outputs[output].Length; axis++)
            {
                var rule = outputs[output][axis];
                var (size, ends) = (rule.Size.Value, rule.Ends ?? default);
                var why = words.Say($"size.{rule.Reason}", ("before", ends.Before), ("after", ends.After));
                sizes.Add(new(output, axis, (long?)size, ShownFormula.Of(rule.Size, size, words), why));
            }
        }

        return sizes.ToImmutable();
    }
}
