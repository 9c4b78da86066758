using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>Flatten: all axes but the batch become one.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   (batch, product of the rest); the product of nothing is 1
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/flatten/
/// </remarks>
internal static class Flatten
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Flatten", c => c.ChannelsFirst(), Output, dims: Sizes) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/flatten/",
    };

    private static TensorShape Output(bool channelsFirst, TensorShape x)
    {
        Dim product = 1;
        foreach (var dim in x.AtLeastRank(1).Dims[1..])
            product *= dim;
        return new(x[0], product);
    }

    private static DimRule[] Sizes(bool channelsFirst, TensorShape x) => [Dims.Batch(x[0]), new("flattened", Dims.Product(x[1..]))];
}
