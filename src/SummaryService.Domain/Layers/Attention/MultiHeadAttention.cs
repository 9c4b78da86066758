using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Attention;

/// <summary>Multi-head attention: every head looks through queries, keys and values of its own.</summary>
/// <remarks>
/// Input    query (batch, …, d), value (batch, …, e), perhaps key (batch, …, f); d, e and f known; value and key of one length
/// Output   the query's shape, its last axis replaced by output_shape if that is given; with the scores on demand
/// Weights  query (d, heads, key_dim), key (f, heads, key_dim), value (e, heads, value_dim), perhaps gate (d, heads, value_dim),
///          attention_output (heads, value_dim, output features), each with a bias
/// Source   https://keras.io/api/layers/attention_layers/multi_head_attention/
/// </remarks>
internal static class MultiHeadAttention
{
    private const string AttentionAxes = "attention_axes";

    public static readonly LayerDefinition Definition = LayerDefinition.Applying("MultiHeadAttention", Read, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/attention_layers/multi_head_attention/",
        InnerLayers = Heads.InnerLayers,
        Mask = MaskRule.Keeps,
    };

    private sealed record Config(Heads Heads, ImmutableArray<Dim> OutputShape, ImmutableArray<long>? Axes, DType DType);

    private static Config Read(ConfigReader c)
    {
        var heads = new Axis("heads", c.Positive("num_heads"));
        var keySize = c.Positive("key_dim");
        var valueSize = c.OptionalPositive("value_dim") ?? keySize;
        var outputShape = c.OptionalShape("output_shape", least: 1) ?? [];
        if (outputShape.Contains(Dim.Unknown)) c.Report("output_shape", "wrong_kind.shape");
        var axes = c.OptionalAxes(AttentionAxes);
        var options = HeadOptions.Read(c);
        return new(new(heads, heads, new("key size", keySize), new("value size", valueSize), options), outputShape, axes, c.Policy.Compute);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        inputs.RequireNoList();
        var x = AttentionInputs.Of(inputs);
        x.RequireValueAndKeyToAgree();
        Axis[] output = c.OutputShape.IsEmpty
            ? [new("output features", x.Query.Known(^1))]
            : [.. c.OutputShape.Select(size => new Axis("output features", size.Size))];
        var shape = x.Query[..^1].Concat([.. output.Select(axis => (Dim)axis.Size)]);
        var tensor = new TensorSpec(shape, c.DType);
        // Keras tells the scores' shape as if the value were as long as the query.
        var scores = inputs.Flag("return_attention_scores")
            ? new TensorSpec(new(x.Query[0], c.Heads.Query.Size, x.Query[1], x.Query[1]), c.DType)
            : null;
        var batched = x.Batched(inputs);
        return new(
            scores is null ? tensor : new TensorSequence([tensor, scores], IsTuple: true),
            c.Heads.Weights(x, output),
            c.Heads.Work(batched, Attended(c.Axes, x.Value, batched.Value), shape[(x.Query.Rank - 1)..].Elements()));
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        var query = AttentionInputs.Of(inputs).Query;
        DimRule[] features = c.OutputShape.IsEmpty
            ? [new("attention.features", Formula.Named("output features", query[^1]))]
            : [.. c.OutputShape.Select(size => Dims.Argument("attention.output", "output features", size))];
        DimRule[] found = [.. Dims.Kept(query)[..^1], .. features];
        return output is TensorSpec ? [found] : [found, c.Heads.Scores(query[0], query[1], query[1])];
    }

    /// <summary>How many positions a query looks at: all between batch and features, or those of some axes.</summary>
    private static Count Attended(ImmutableArray<long>? axes, TensorShape value, TensorShape batched)
    {
        if (axes is null) return batched[1..^1].Elements();
        var isAttended = new bool[value.Rank];
        foreach (var axis in axes)
            isAttended[value.Axis(AttentionAxes, axis)] = true;
        Count positions = 1L;
        for (var i = 0; i < isAttended.Length; i++)
        {
            if (isAttended[i]) positions *= batched[i];
        }

        return positions;
    }
}
