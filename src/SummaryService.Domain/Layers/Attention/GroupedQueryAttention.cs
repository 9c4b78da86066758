using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Attention;

/// <summary>Grouped-query attention: groups of heads that look share one head that is looked at.</summary>
/// <remarks>
/// Input    query (batch, T, d), value (batch, S, d), perhaps key (batch, S, f); d and f known
/// Output   (batch, T, d); with the scores (batch, query heads, T, S) on demand
/// Weights  query (d, query heads, head_dim), key (f, key-value heads, head_dim), value (d, key-value heads, head_dim),
///          perhaps gate (d, query heads, head_dim), attention_output (query heads, head_dim, d), each with a bias
/// Source   https://keras.io/api/layers/attention_layers/group_query_attention/
/// </remarks>
internal static class GroupedQueryAttention
{
    private const string KeyValueHeads = "num_key_value_heads";

    public static readonly LayerDefinition Definition = LayerDefinition.Applying("GroupedQueryAttention", Read, Apply, Sizes) with
    {
        Aliases = ["GroupQueryAttention"],
        Source = "https://keras.io/api/layers/attention_layers/group_query_attention/",
        InnerLayers = Heads.InnerLayers,
        Mask = MaskRule.Keeps,
    };

    private sealed record Config(Heads Heads, DType DType);

    private static Config Read(ConfigReader c)
    {
        var size = new Axis("head size", c.Positive("head_dim"));
        var (queryHeads, keyValueHeads) = (c.Positive("num_query_heads"), c.Positive(KeyValueHeads));
        if (queryHeads % keyValueHeads != 0)
            c.Report(KeyValueHeads, "not_divisible.heads", ("query_heads", queryHeads), ("heads", keyValueHeads));
        var options = HeadOptions.Read(c);
        return new(new(new("query heads", queryHeads), new("key-value heads", keyValueHeads), size, size, options), c.Policy.Compute);
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        var x = AttentionInputs.Of(inputs);
        var found = Dims.Kept(x.Query).With(^1, new("attention.features", Formula.Named("output features", x.Query[^1])));
        return output is TensorSpec ? [found] : [found, c.Heads.Scores(x.Query[0], x.Query[1], x.Key[1])];
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        inputs.RequireNoList();
        var x = AttentionInputs.Of(inputs);
        foreach (var shape in (TensorShape[])[x.Query, x.Value, x.Key])
            shape.OfRank(3);
        x.RequireValueAndKeyToAgree();
        if (x.Query[^1] != x.Value[^1])
            throw RuleBrokenException.InInput("incompatible_shapes.query_and_value", ("query", x.Query), ("value", x.Value));
        var features = x.Query.Known(^1);
        var tensor = new TensorSpec(x.Query, c.DType);
        var scores = inputs.Flag("return_attention_scores")
            ? new TensorSpec(new(x.Query[0], c.Heads.Query.Size, x.Query[1], x.Key[1]), c.DType)
            : null;
        var batched = x.Batched(inputs);
        return new(
            scores is null ? tensor : new TensorSequence([tensor, scores], IsTuple: true),
            c.Heads.Weights(x, [new("output features", features)]),
            c.Heads.Work(batched, batched.Key[1], features));
    }
}
