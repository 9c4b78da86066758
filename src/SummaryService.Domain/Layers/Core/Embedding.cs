using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Embedding: a vector for each word's number; a reversible one also goes back, to a score for each word.</summary>
/// <remarks>
/// Input    any shape of whole numbers; in reverse (…, output_dim)
/// Output   the shape and output_dim; in reverse (…, input_dim)
/// Weights  embeddings (input_dim, output_dim), and reverse embeddings (output_dim, input_dim) where they are not the same
/// Source   https://keras.io/api/layers/core_layers/embedding/
/// </remarks>
internal static class Embedding
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Embedding", Read, new(Output, Output), Weights) with
    {
        Source = "https://keras.io/api/layers/core_layers/embedding/",
        Sight = Sight.Begins,
        Mask = MaskRule.MakesOfZeros,
    };

    /// <summary>That of Keras by itself, up to 2.3.1, where <c>input_length</c> is the size of an axis that the input leaves open.</summary>
    public static readonly LayerDefinition Standalone =
        LayerDefinition.Of("Embedding", ReadStandalone, new(Output, Output), Weights) with
        {
            Source = "https://faroit.com/keras-docs/2.1.3/layers/embeddings/",
        };

    public static readonly LayerDefinition Reversible = LayerDefinition.Applying("ReversibleEmbedding", ReadReversible, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/core_layers/reversible_embedding/",
    };

    private sealed record Config(Axis Vocabulary, Axis Width, KernelStorage Storage)
    {
        /// <summary>The sizes of the input after the batch, as far as they are given; empty where nobody looks.</summary>
        public ImmutableArray<Dim> Lengths { get; init; } = [];
    }

    private sealed record ReversibleConfig(Config Table, bool TieWeights, bool HasSoftCap, DType Compute);

    private static Config Read(ConfigReader c)
    {
        var config = new Config(
            new("vocabulary size", c.Positive("input_dim")),
            new("embedding size", c.Positive("output_dim")),
            KernelStorage.Read(c, "embeddings_constraint", "int8", "int4"));
        c.Flag("mask_zero", orElse: false);
        // Lessons from before Keras 3 still give the length, which it takes and does not use.
        c.Ignore("embeddings_initializer", "embeddings_regularizer", "weights", "input_length");
        return config;
    }

    private static Config ReadStandalone(ConfigReader c)
    {
        var lengths = c.OptionalShape("input_length");
        return Read(c) with { Lengths = lengths ?? [] };
    }

    private static Shape<T> Lengthened<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Lengths.Length != x.Rank - 1
            ? x
            : x.Change(1, c.Lengths.Length, (size, i) => size.Size.IsKnown || !c.Lengths[i].IsKnown ? size : T.Of(c.Lengths[i]).Because("argument"));

    private static ReversibleConfig ReadReversible(ConfigReader c)
    {
        var table = Read(c);
        var config = new ReversibleConfig(
            table, c.Flag("tie_weights", orElse: true), c.OptionalNumber("logit_soft_cap") is not null, c.Policy.Compute);
        c.Ignore("reverse_dtype");
        return config;
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x) => EmbeddingTable.Store(c.Storage, WeightRole.Table, c.Vocabulary, c.Width);

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        Lengthened(c, x).Concat(T.Named("embedding size", c.Width.Size).Because("embedding"));

    private static DimRule[][] Sizes(ReversibleConfig c, CallInputs inputs, TensorTree output)
    {
        var x = inputs.Single().Shape;
        return inputs.Flag("reverse")
            ? [Dims.Kept(x).With(^1, Dims.Argument("vocabulary", "vocabulary size", c.Table.Vocabulary.Size))]
            : [Output(c.Table, Dims.Given(x)).Rules()];
    }

    private static LayerEffect Apply(ReversibleConfig c, CallInputs inputs)
    {
        var (vocabulary, width) = (c.Table.Vocabulary, c.Table.Width);
        var weights = EmbeddingTable.Store(c.Table.Storage, c.TieWeights ? WeightRole.TiedTable : WeightRole.Table, vocabulary, width);
        if (!c.TieWeights) weights = weights.Concat(EmbeddingTable.StoreReverse(c.Table.Storage, vocabulary, width));
        var x = inputs.Single().Shape;
        if (!inputs.Flag("reverse"))
            return new(new TensorSpec(x.Concat(width.Size), c.Compute), [.. weights], Work.None);

        if (x.AtLeastRank(1)[^1] is { IsKnown: true } size && size != width.Size)
            throw RuleBrokenException.InInput("incompatible_shapes.reverse_embedding", ("size", size), ("expected", width.Size), ("shape", x));
        var scores = x.With(^1, vocabulary.Size);
        var elements = inputs.Batched(scores).Elements();
        return new(new TensorSpec(scores, c.Compute), [.. weights], new(elements * width.Size, c.HasSoftCap ? elements : 0L));
    }
}
