using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Attention;

/// <summary>
/// Attention without projections: the values, weighed by how well query and key match, by their product (dot) or by the
/// hyperbolic tangent of their sum (concat, additive).
/// </summary>
/// <remarks>
/// Input    a list of query (batch, T, d), value (batch, S, e), perhaps key (batch, S, d)
/// Output   (batch, T, e); with the scores (batch, T, S) on demand
/// Weights  scale, a number (Attention) or one for each feature (AdditiveAttention); concat_score_weight, a number
/// Source   https://keras.io/api/layers/attention_layers/
/// </remarks>
internal static class SingleAttention
{
    public static readonly LayerDefinition Attention = LayerDefinition.Applying("Attention", ReadAttention, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/attention_layers/attention/",
        Mask = MaskRule.KeepsFirst,
        WithoutWeights = "compares",
    };

    public static readonly LayerDefinition AdditiveAttention = LayerDefinition.Applying("AdditiveAttention", ReadAdditive, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/attention_layers/additive_attention/",
        Mask = MaskRule.KeepsFirst,
        WithoutWeights = "compares",
    };

    private enum Score
    {
        Dot,
        Concat,
        Additive,
    }

    private sealed record Config(Score Score, bool UseScale, DType DType);

    private static Config ReadAttention(ConfigReader c)
    {
        var useScale = c.Flag("use_scale", orElse: false);
        var score = c.Choice("score_mode", "dot", "concat") == "dot" ? Score.Dot : Score.Concat;
        c.Number("dropout", orElse: 0, least: 0, most: 1);
        c.Ignore("seed");
        return new(score, useScale, c.Policy.Compute);
    }

    private static Config ReadAdditive(ConfigReader c)
    {
        var useScale = c.Flag("use_scale", orElse: true);
        c.Number("dropout", orElse: 0, least: 0, most: 1);
        c.IgnoreUnlisted("seed");
        return new(Score.Additive, useScale, c.Policy.Compute);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        if (inputs.Arguments is [{ Tensors: TensorSequence { Items.Length: > 3 and var received } }, ..])
            throw RuleBrokenException.InInput("wrong_input_count.attention_at_most", ("received", received));
        var x = AttentionInputs.Of(inputs);
        var tensor = new TensorSpec(x.Query.With(^1, x.Value[^1]), c.DType);
        var scores = new TensorSpec(x.Query.With(^1, x.Key[^2]), c.DType);
        var batched = x.Batched(inputs);
        return new(
            inputs.Flag("return_attention_scores") ? new TensorSequence([tensor, scores], IsTuple: true) : tensor,
            [.. Weights(c, x)],
            Work(c, batched, inputs.Batched(scores.Shape).Elements()));
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        var x = AttentionInputs.Of(inputs);
        var found = Dims.Kept(x.Query).With(^1, new("attention.values", x.Value[^1]));
        return output is TensorSpec ? [found] : [found, Dims.Kept(x.Query).With(^1, new("attention.keys", x.Key[^2]))];
    }

    private static IEnumerable<Weight> Weights(Config c, AttentionInputs x)
    {
        if (c.UseScale)
        {
            yield return c.Score switch
            {
                Score.Dot => new(WeightRole.ScoreScale, "scale"),
                Score.Concat => new(WeightRole.SumScale, "scale"),
                _ => new(WeightRole.FeatureScale, "scale", new Axis("features", x.Query.Known(^1))),
            };
        }

        if (c.Score == Score.Concat) yield return new(WeightRole.ScoreScale, "concat_score_weight");
    }

    /// <summary>The arithmetic of matching and of weighing; a score takes a softmax as well, and a number that scales it one more.</summary>
    private static Work Work(Config c, AttentionInputs x, Count scores)
    {
        var (matches, weighed) = (scores * x.Query[^1], scores * x.Value[^1]);
        Count scaled = c.UseScale ? 1L : 0L;
        return c.Score switch
        {
            Score.Dot => new(matches + weighed, scores * (scaled + 1L)),
            // A sum, a tangent and their sum over the features, with a factor inside the tangent if there is a scale.
            Score.Concat => new(weighed, (matches * (scaled + 3L)) + (scores * 2L)),
            // With a scale the sum over the features is a product with it.
            _ => new(weighed + (matches * scaled), (matches * (c.UseScale ? 2L : 3L)) + scores),
        };
    }
}
