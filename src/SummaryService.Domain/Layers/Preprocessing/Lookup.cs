using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Lookups: words or numbers become their index in a vocabulary, or vectors over it.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   the same with int; (batch, …, indices) for each element with one_hot, else for all along the last axis.
///          The indices are those of the vocabulary and the special ones; unknown until the vocabulary is
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/categorical/
/// </remarks>
internal static class Lookup
{
    public static readonly LayerDefinition StringLookup = Of("StringLookup", ReadStrings) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/categorical/string_lookup/",
        WithoutWeights = "looks_up",
    };

    public static readonly LayerDefinition IntegerLookup = Of("IntegerLookup", ReadIntegers) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/categorical/integer_lookup/",
        WithoutWeights = "looks_up",
    };

    private static LayerDefinition Of(string type, Func<ConfigReader, Vocabulary> read) =>
        LayerDefinition.Of(type, read, new((vocabulary, x) => vocabulary.Output(x), (vocabulary, x) => vocabulary.Output(x)), dtype: vocabulary => vocabulary.DType);

    private static Vocabulary ReadStrings(ConfigReader c)
    {
        c.Ignore("encoding");
        return Read(c, "\"[UNK]\"", "[UNK]");
    }

    private static Vocabulary ReadIntegers(ConfigReader c)
    {
        c.Choice("vocabulary_dtype", "int64");
        var method = c.Choice("oov_method", "floormod", "farmhash");
        if (method == "floormod" && c.Has("salt")) c.Report("salt", "conflicting_arguments.oov_method");
        return Read(c, "-1", "-1");
    }

    private static Vocabulary Read(ConfigReader c, string shownUnknown, string unknownByDefault)
    {
        var unknownIndices = c.Integer("num_oov_indices", orElse: 1, least: 0);
        var mask = c.Value("mask_token");
        var unknown = c.Value("oov_token", shownUnknown);
        Salt.Read(c);
        var vocabulary = Vocabulary.Read(
            c,
            mask.Exists ? mask.Text : null,
            unknown.Exists ? unknown.Text : c.IsNull("oov_token") ? null : unknownByDefault,
            unknownIndices);
        if (c.Flag("invert", orElse: false) && !vocabulary.IsIndex)
            c.Report("invert", "conflicting_arguments.output_mode", ("mode", vocabulary.OutputMode), ("other", "int"));
        return vocabulary;
    }
}
