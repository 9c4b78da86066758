using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Layer: the class that all layers are made from, which computes nothing by itself.</summary>
/// <remarks>
/// Input    anything
/// Output   unknown: Keras refuses to call it, and a subclass that was saved under its name computes who knows what
/// Weights  unknown
/// Source   https://keras.io/api/layers/base_layer/
/// </remarks>
internal static class BaseLayer
{
    public static readonly LayerDefinition Definition =
        LayerDefinition.Applying("Layer", _ => true, (_, _) => throw RuleBrokenException.InInput("unknown_output.code")) with
        {
            Source = "https://keras.io/api/layers/base_layer/",
            HasUnknownWeights = true,
        };
}
