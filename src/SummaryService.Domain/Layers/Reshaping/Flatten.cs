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
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Flatten", c => c.ChannelsFirst(), new(Output, Output)) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/flatten/",
        WithoutWeights = "rearranges",
    };

    private static Shape<T> Output<T>(bool channelsFirst, Shape<T> x)
        where T : ISize<T> =>
        new(x.AtLeastRank(1)[0], x[1..].Product().Because("flattened"));
}
