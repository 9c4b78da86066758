using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>HashedCrossing: two features together become one of so many indices.</summary>
/// <remarks>
/// Input    two of the shape (batch) or (batch, 1)
/// Output   the same; with one_hot a vector over the bins
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/categorical/hashed_crossing/
/// </remarks>
internal static class HashedCrossing
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying<Config>("HashedCrossing", Read, Apply, (c, inputs, _) => [Output(c, Dims.Given(inputs.Several()[0].Shape)).Rules()]) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/categorical/hashed_crossing/",
    };

    private sealed record Config(long Bins, bool IsIndex, DType DType);

    private static Config Read(ConfigReader c)
    {
        var bins = c.Positive("num_bins");
        var isIndex = c.Choice("output_mode", "int", "one_hot") == "int";
        c.Flag("sparse", orElse: false);
        return new(bins, isIndex, isIndex && !c.Has("dtype") ? DType.Int64 : c.Policy.Compute);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        var features = inputs.Several();
        if (features.Length != 2) throw RuleBrokenException.InInput("wrong_input_count.several", ("expected", 2), ("received", features.Length));
        var (x, other) = (features[0].Shape.AtLeastRank(1), features[1].Shape.AtLeastRank(1));
        if (x[^1] != other[^1]) throw RuleBrokenException.InInput("incompatible_shapes.crossing", ("first", x), ("second", other));
        return new(new TensorSpec(Output(c, x.Sizes()).Counted(), c.DType), [], Work.None);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var bins = T.Named("bins", c.Bins).Because("categories");
        return c.IsIndex ? x : x[^1].Size == 1 ? x.With(^1, bins) : x.Concat(bins);
    }
}
