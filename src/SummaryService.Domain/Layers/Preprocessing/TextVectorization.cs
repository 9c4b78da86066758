using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>TextVectorization: texts are split into tokens, which become their indices in a vocabulary, or vectors over it.</summary>
/// <remarks>
/// Input    (batch) or (batch, 1), of texts
/// Output   (batch, output_sequence_length) with int, unknown where that is not given; else the tokens make a last axis, and a lookup follows
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/
/// </remarks>
internal static class TextVectorization
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying<Config>("TextVectorization", Read, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/",
    };

    private sealed record Config(Vocabulary Vocabulary, bool Splits, Dim Length);

    private static Config Read(ConfigReader c)
    {
        c.ChoiceOrCode("standardize", "lower_and_strip_punctuation", "lower", "strip_punctuation");
        c.ChoiceOrCode("split", "whitespace", "character");
        ReadNGrams(c);
        var length = c.OptionalPositive("output_sequence_length");
        var isRagged = c.Flag("ragged", orElse: false);
        c.Ignore("encoding");
        // The empty text stands for what pads a sequence.
        var vocabulary = Vocabulary.Read(c, mask: "", unknown: "[UNK]", unknownIndices: 1);
        foreach (var (name, isGiven) in (ReadOnlySpan<(string, bool)>)[("output_sequence_length", length is not null), ("ragged", isRagged)])
        {
            if (isGiven && !vocabulary.IsIndex)
                c.Report(name, "conflicting_arguments.output_mode", ("mode", vocabulary.OutputMode), ("other", "int"));
        }

        return new(vocabulary, !c.IsNull("split"), length is { } known ? known : Dim.Unknown);
    }

    private static void ReadNGrams(ConfigReader c)
    {
        var ngrams = c.Value("ngrams");
        if (!ngrams.Exists || ngrams.TryGetInteger(out _)) return;
        var isSound = ngrams.IsArray;
        foreach (var item in ngrams.Items)
            isSound &= item.TryGetInteger(out _);
        if (!isSound) c.Report("ngrams", "wrong_kind.integers");
    }

    private static LayerEffect Apply(Config c, CallInputs inputs) =>
        new(new TensorSpec(Output(c, inputs.Single().Shape.AtLeastRank(1)), c.Vocabulary.DType), [], Work.None);

    private static TensorShape Output(Config c, TensorShape x) =>
        c.Vocabulary.IsIndex ? new(x[0], c.Length) : c.Vocabulary.Output(Tokens(c, x));

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        var x = inputs.Single().Shape;
        return [c.Vocabulary.IsIndex ? [Dims.Batch(x[0]), Dims.Argument("sequence", "sequence length", c.Length)] : c.Vocabulary.Sizes(Tokens(c, x))];
    }

    /// <summary>The shape of the tokens of the texts.</summary>
    private static TensorShape Tokens(Config c, TensorShape x) => c.Splits ? x.Concat(Dim.Unknown) : x.Rank == 1 ? x.Concat(1) : x;
}
