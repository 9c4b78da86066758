using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Masking: steps at which every feature has the mask's value are to be skipped by the layers that follow.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/core_layers/masking/
/// </remarks>
internal static class Masking
{
    public static readonly LayerDefinition Definition = LayerDefinition.KeepingShape("Masking", Read, check: (_, x) => x.AtLeastRank(1)) with
    {
        Source = "https://keras.io/api/layers/core_layers/masking/",
        WithoutWeights = "masks",
        IsBuiltFromTheStart = true,
        ComputesInPolicy = true,
        Sight = Sight.SamePosition,
        Mask = MaskRule.MakesOfValues,
    };

    // Usually a number, but a tensor may stand there too.
    private static bool Read(ConfigReader c) => c.IsGiven("mask_value");
}
