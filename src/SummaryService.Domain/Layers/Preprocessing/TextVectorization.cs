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
    public static readonly LayerDefinition Definition = LayerDefinition.Of("TextVectorization", Read, new(Output, Output), dtype: c => c.Vocabulary.DType) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/",
        InnerLayers = [new("StringLookup")],
        WithoutWeights = "looks_up",
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

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Vocabulary.IsIndex
            ? new(x.AtLeastRank(1)[0], T.Named("sequence length", c.Length).Because("sequence"))
            : c.Vocabulary.Output(Tokens(c, x.AtLeastRank(1)));

    /// <summary>The shape of the tokens of the texts.</summary>
    private static Shape<T> Tokens<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Splits ? x.Concat(T.Of(Dim.Unknown).Because("kept.unknown")) : x.Rank == 1 ? x.Concat(T.Of(1).Because("kept")) : x;
}
