using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>RepeatVector: the same features at each of n steps.</summary>
/// <remarks>
/// Input    (batch, features)
/// Output   (batch, n, features)
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/repeat_vector/
/// </remarks>
internal static class RepeatVector
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("RepeatVector", c => c.Positive("n"), Output, dims: Sizes) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/repeat_vector/",
        ComputesInPolicy = true,
    };

    private static DimRule[] Sizes(long n, TensorShape x) => [Dims.Batch(x[0]), Dims.Argument("repeated", "repetitions", n), Dims.Kept(x[1])];

    private static TensorShape Output(long n, TensorShape x) => new(x.OfRank(2)[0], n, x[1]);
}
