using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Rescaling: x · scale + offset, such as from 0 … 255 to 0 … 1.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/
/// </remarks>
internal static class Rescaling
{
    public static readonly LayerDefinition Definition = LayerDefinition.KeepingShape("Rescaling", Read, work: Work) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/",
        ComputesInPolicy = true,
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
    };

    private static bool Read(ConfigReader c)
    {
        c.Numbers("scale", isRequired: true);
        c.Numbers("offset", orElse: "0");
        return true;
    }

    private static Work Work(bool config, TensorShape x, TensorShape y) => new(0L, y.Elements() * 2L);
}
