using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Discretization: each number becomes the index of the bin that it falls into.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   the same; with one_hot a vector over the bins for each element, with multi_hot and count (batch, … without the second axis, bins)
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/numerical/discretization/
/// </remarks>
internal static class Discretization
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Discretization", Read, new(Output, Output), dtype: c => c.DType) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/numerical/discretization/",
    };

    private sealed record Config(long Bins, string OutputMode, DType DType);

    private static Config Read(ConfigReader c)
    {
        // A layer that has measured its boundaries is saved with them beside the number of bins that was asked for.
        var isBounded = c.Has("bin_boundaries");
        var boundaries = c.Numbers("bin_boundaries");
        var bins = c.OptionalInteger("num_bins", least: 0);
        c.Number("epsilon", orElse: 0.01);
        var mode = c.Choice("output_mode", "int", "one_hot", "multi_hot", "count");
        Encoding.ReadSparse(c, mode);
        if (boundaries is { Rank: not 1 }) c.Report("bin_boundaries", "wrong_kind.numbers_list");
        if (!isBounded && bins is null) c.Report("bin_boundaries", "missing_argument.either", ("other", "num_bins"));
        return new(boundaries is { Rank: 1 } ? boundaries[0].Size + 1 : bins ?? 1, mode, mode == "int" ? DType.Int32 : c.Policy.Compute);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var bins = T.Named("bins", c.Bins).Because("categories");
        return c.OutputMode switch
        {
            "int" => x,
            "one_hot" => Encoding.OneHot(x, bins),
            _ => x.Rank < 2 ? new(bins) : x.Without(1).Concat(bins),
        };
    }
}
