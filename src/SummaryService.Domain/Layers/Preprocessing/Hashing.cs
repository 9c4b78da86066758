using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Hashing: words or numbers become one of so many indices, without a vocabulary.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   the same; with another output mode than int, a vector over the bins in place of the last axis
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/categorical/hashing/
/// </remarks>
internal static class Hashing
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Hashing", Read, new(Output, Output), dtype: c => c.DType) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/categorical/hashing/",
    };

    private sealed record Config(long Bins, bool IsIndex, DType DType);

    private static Config Read(ConfigReader c)
    {
        var bins = c.Positive("num_bins");
        c.Ignore("mask_value");
        Salt.Read(c);
        var mode = c.Choice("output_mode", "int", "one_hot", "multi_hot", "count");
        Encoding.ReadSparse(c, mode);
        var isIndex = mode == "int";
        var type = c.Has("dtype") ? c.Policy.Variable : isIndex ? DType.Int64 : DType.Float32;
        if (isIndex && type != DType.Int64 && type != DType.Int32)
            c.Report("dtype", "not_a_choice", ("choices", "'int64', 'int32'"), ("first", "int64"));
        return new(bins, isIndex, type);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.IsIndex ? x : Encoding.Gathered(x, T.Named("bins", c.Bins).Because("categories"));
}
