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
    public static readonly LayerDefinition Definition = LayerDefinition.Of("RepeatVector", c => c.Positive("n"), new(Output, Output)) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/repeat_vector/",
        WithoutWeights = "repeats",
        ComputesInPolicy = true,
    };

    private static Shape<T> Output<T>(long n, Shape<T> x)
        where T : ISize<T> =>
        new(x.OfRank(2)[0], T.Named("repetitions", n).Because("repeated"), x[1]);
}
