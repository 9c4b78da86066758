using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Attention;

/// <summary>
/// Attention with several heads: query, key and value are projected for each head, which weighs the values by how well
/// query and key match; what the heads find is projected together.
/// </summary>
/// <param name="Query">How many heads look.</param>
/// <param name="KeyAndValue">How many heads are looked at; several of those that look may share one.</param>
/// <param name="KeySize">How many features of query and key a head compares.</param>
/// <param name="ValueSize">How many features of the value a head finds.</param>
/// <param name="Options">What both kinds of layer can have.</param>
internal sealed record Heads(Axis Query, Axis KeyAndValue, Axis KeySize, Axis ValueSize, HeadOptions Options)
{
    /// <summary>What weighs the values, and what drops some of the scores: made whatever <c>dropout</c> is.</summary>
    public static ImmutableArray<InnerLayer> InnerLayers { get; } = [new("Softmax"), new("Dropout")];

    /// <summary>The weights of the projections, in the order in which Keras builds them.</summary>
    public ImmutableArray<Weight> Weights(AttentionInputs x, ReadOnlySpan<Axis> output)
    {
        var weights = ImmutableArray.CreateBuilder<Weight>(10);
        Add(WeightRole.QueryProjection, "query", [new("query features", x.Query.Known(^1))], [Query, KeySize]);
        Add(WeightRole.KeyProjection, "key", [new("key features", x.Key.Known(^1))], [KeyAndValue, KeySize]);
        if (Options.UseGate) Add(WeightRole.GateProjection, "gate", [new("query features", x.Query.Known(^1))], [Query, ValueSize]);
        Add(WeightRole.ValueProjection, "value", [new("value features", x.Value.Known(^1))], [KeyAndValue, ValueSize]);
        Add(WeightRole.OutputProjection, "attention_output", [Query, ValueSize], output);
        return weights.ToImmutable();

        void Add(WeightRole role, string name, ReadOnlySpan<Axis> from, ReadOnlySpan<Axis> to)
        {
            weights.Add(new(role, $"{name}/kernel", [.. from, .. to]));
            if (Options.UseBias) weights.Add(new(WeightRole.Bias, $"{name}/bias", [.. to]));
        }
    }

    /// <summary>How the sizes of the scores come about: for each head, how well each query matches each key.</summary>
    public DimRule[] Scores(Dim batch, Dim queries, Dim keys) =>
        [Dims.Batch(batch), Dims.Argument("attention.heads", Query.Meaning, Query.Size), new("attention.queries", queries), new("attention.keys", keys)];

    /// <summary>The arithmetic of the projections, of matching every query with every key, and of weighing the values.</summary>
    /// <param name="x">The inputs with their batch.</param>
    /// <param name="sources">How many positions each query looks at.</param>
    /// <param name="output">How many features come out.</param>
    public Work Work(AttentionInputs x, Count sources, Count output)
    {
        var (queries, keys, values) = (x.Query[..^1].Elements(), x.Key[..^1].Elements(), x.Value[..^1].Elements());
        var scores = queries * sources * Query.Size;
        Count queried = (Count)Query.Size * KeySize.Size, found = (Count)Query.Size * ValueSize.Size;
        Count keyed = (Count)KeyAndValue.Size * KeySize.Size, valued = (Count)KeyAndValue.Size * ValueSize.Size;

        var macs = (x.Query.Elements() * queried) + (x.Key.Elements() * keyed) + (x.Value.Elements() * valued)
            + (scores * KeySize.Size) + (scores * ValueSize.Size) + (queries * found * output);
        // The softmax over the scores.
        var elementwise = scores;
        if (Options.UseBias) elementwise += (queries * queried) + (keys * keyed) + (values * valued) + (queries * output);
        if (!Options.UseGate) return new(macs, elementwise);

        // The gate is a projection of the query with a sigmoid, and multiplies what the heads find.
        var gates = queries * found;
        return new(macs + (x.Query.Elements() * found), elementwise + (gates * (Options.UseBias ? 3L : 2L)));
    }
}

/// <summary>What every attention with several heads can have.</summary>
/// <param name="UseBias">Whether the projections have biases.</param>
/// <param name="UseGate">Whether a projection of the query, through a sigmoid, multiplies what the heads find.</param>
internal sealed record HeadOptions(bool UseBias, bool UseGate)
{
    public static HeadOptions Read(ConfigReader c)
    {
        var dropout = c.Number("dropout", orElse: 0, least: 0, most: 1);
        var useBias = c.Flag("use_bias", orElse: true);
        c.OptionalPositive("sliding_window");
        if (c.Flag("flash_attention", orElse: false) && dropout > 0) c.Report("dropout", "conflicting_arguments.flash_and_dropout");
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
        var useGate = c.Flag("use_gate", orElse: false);
        c.Ignore("seed");
        return new(useBias, useGate);
    }
}
