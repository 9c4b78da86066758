using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Regularization;

/// <summary>Dropout: in training, elements are set to zero at random; in inference nothing happens.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/regularization_layers/dropout/
/// </remarks>
internal static class Dropout
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Dropout", Read, (_, x) => x) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/dropout/",
        IsBuiltFromTheStart = true,
    };

    private static double Read(ConfigReader c)
    {
        var rate = c.Number("rate", least: 0, most: 1);
        c.OptionalShape("noise_shape", least: 1);
        c.Ignore("seed");
        return rate;
    }
}
