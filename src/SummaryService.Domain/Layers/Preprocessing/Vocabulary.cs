using SummaryService.Domain.Documents;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>The indices of a lookup: for masks, for what is not in the vocabulary, and for each of its entries.</summary>
/// <param name="OutputMode">What comes out: an index, or a vector over the indices.</param>
/// <param name="Special">How many indices stand before the entries.</param>
/// <param name="Entries">How many entries there are; unknown until the layer has seen its data.</param>
/// <param name="Padded">How many indices there are whatever the entries, where the vectors are padded.</param>
internal sealed record Vocabulary(string OutputMode, long Special, Dim Entries, long? Padded)
{
    private static readonly string[] Modes = ["int", "one_hot", "multi_hot", "count", "tf_idf", "binary", "tf-idf"];

    /// <summary>Whether indices come out, and no vectors.</summary>
    public bool IsIndex => OutputMode == "int";

    /// <summary>The type of what comes out, which no dtype of the layer changes.</summary>
    public DType DType => IsIndex ? DType.Int64 : DType.Float32;

    /// <summary>Reads the arguments that all lookups share.</summary>
    /// <param name="c">The arguments.</param>
    /// <param name="mask">The entry that stands for nothing; null without one.</param>
    /// <param name="unknown">The entry that stands for all that is not in the vocabulary.</param>
    /// <param name="unknownIndices">How many indices there are for what is not in the vocabulary.</param>
    public static Vocabulary Read(ConfigReader c, string? mask, string? unknown, long unknownIndices)
    {
        var most = c.OptionalInteger("max_tokens", least: 2);
        var vocabulary = c.Vocabulary("vocabulary");
        var mode = c.Choice("output_mode", Modes);
        var weights = c.Numbers("idf_weights");
        Encoding.ReadSparse(c, mode);
        var isPadded = c.Flag("pad_to_max_tokens", orElse: false);
        if (isPadded && most is null) c.Report("max_tokens", "missing_argument");
        var isWeighted = mode is "tf_idf" or "tf-idf";
        if (weights is not null && !isWeighted) c.Report("idf_weights", "conflicting_arguments.output_mode", ("mode", mode), ("other", "tf_idf"));
        if (vocabulary.IsArray && isWeighted && !c.Has("idf_weights")) c.Report("idf_weights", "missing_argument");
        if (vocabulary.IsArray && weights is not null && !weights.Equals(new(vocabulary.ItemCount)))
            c.Report("idf_weights", "conflicting_arguments.shapes", ("shape", weights), ("other", "vocabulary"), ("expected", new TensorShape(vocabulary.ItemCount)));

        var masks = mask is not null && mode == "int" ? 1 : 0;
        var special = masks == 0 ? unknownIndices : checked(unknownIndices + 1);
        var saved = c.Saved("vocabulary_size");
        var entries = vocabulary.IsArray ? Count(c, vocabulary, masks, special, mask, unknown)
            : saved - special is { } rest and >= 0 ? rest : Dim.Unknown;
        if (vocabulary.IsArray && most is { } limit && entries.Size > limit - special)
            c.Report("vocabulary", "out_of_range.vocabulary", ("entries", entries), ("special", special), ("most", limit));
        return new(mode, special, entries, isPadded ? most : null);
    }

    /// <summary>What comes out for an input of this shape.</summary>
    public Shape<T> Output<T>(Shape<T> x)
        where T : ISize<T> =>
        OutputMode switch
        {
            "int" => x,
            "one_hot" => Encoding.OneHot(x, Depth<T>()),
            _ => Encoding.Gathered(x, Depth<T>()),
        };

    private T Depth<T>()
        where T : ISize<T> =>
        Padded is { } padded
            ? T.Named("most tokens", padded).Because("lookup.padded")
            : (T.Named("entries", Entries) + T.Named("special entries", Special)).Because("lookup");

    /// <summary>How many entries a list holds beside the special ones, which it may begin with.</summary>
    private static long Count(ConfigReader c, Node vocabulary, long masks, long special, string? mask, string? unknown)
    {
        var start = vocabulary.ItemCount >= special && BeginsWithSpecial() ? special : 0;
        var seen = new HashSet<string>();
        var position = 0L;
        foreach (var item in vocabulary.Items)
        {
            if (position++ >= start && !seen.Add(item.Text))
            {
                c.Report("vocabulary", "conflicting_arguments.repeated_entry", ("entry", item.Text));
                break;
            }
        }

        return vocabulary.ItemCount - start;

        bool BeginsWithSpecial()
        {
            var at = 0L;
            foreach (var item in vocabulary.Items)
            {
                if (at == special) break;
                if (item.Text != (at++ < masks ? mask : unknown)) return false;
            }

            return true;
        }
    }
}
