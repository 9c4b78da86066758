using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Wrapper: the base class of layers around a layer, which computes nothing by itself.</summary>
/// <remarks>
/// Input    none that it could take
/// Output   none
/// Weights  none
/// Source   https://keras.io/api/layers/core_layers/
/// </remarks>
internal static class Wrapper
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying(
        "Wrapper",
        c => c.Layer("layer"),
        (layer, _) => throw RuleBrokenException.In("layer", "unsupported.abstract_layer", ("inner", layer!.Type))) with
    {
        Source = "https://keras.io/api/layers/core_layers/",
    };
}
