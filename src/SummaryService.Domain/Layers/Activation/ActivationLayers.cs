using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Activation;

/// <summary>Activations as layers of their own: a function of each element, or of each vector along an axis.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/activation_layers/
/// </remarks>
internal static class ActivationLayers
{
    public static readonly LayerDefinition Activation =
        Of("Activation", c => c.Activation(isRequired: true), work: (activation, _, y) => new(0L, Work.Activation(activation, y.Elements()))) with
        {
            Source = "https://keras.io/api/layers/core_layers/activation/",
        };

    public static readonly LayerDefinition ReLU = Of("ReLU", ReadReLU) with
    {
        Source = "https://keras.io/api/layers/activation_layers/relu/",
    };

    public static readonly LayerDefinition Softmax = Of("Softmax", ReadSoftmax) with
    {
        Source = "https://keras.io/api/layers/activation_layers/softmax/",
        TakesMask = true,
    };

    public static readonly LayerDefinition LeakyReLU = Of("LeakyReLU", ReadLeakyReLU) with
    {
        Source = "https://keras.io/api/layers/activation_layers/leaky_relu/",
    };

    public static readonly LayerDefinition ELU = Of("ELU", c => c.Number("alpha", orElse: 1)) with
    {
        Source = "https://keras.io/api/layers/activation_layers/elu/",
    };

    private static LayerDefinition Of<TConfig>(
        string type, Func<ConfigReader, TConfig> read, Func<TConfig, TensorShape, TensorShape, Work>? work = null) =>
        LayerDefinition.KeepingShape(type, read, work: work ?? ((_, _, y) => new(0L, y.Elements()))) with
        {
            IsBuiltFromTheStart = true,
            ComputesInPolicy = true,
            Sight = Sight.SamePosition,
            Mask = MaskRule.Keeps,
            WithoutWeights = "function",
        };

    private static bool ReadReLU(ConfigReader c)
    {
        c.OptionalNumber("max_value", least: 0);
        c.Number("negative_slope", orElse: 0, least: 0);
        c.Number("threshold", orElse: 0, least: 0);
        return true;
    }

    private static bool ReadSoftmax(ConfigReader c)
    {
        c.Axes("axis", orElse: -1);
        return true;
    }

    private static double ReadLeakyReLU(ConfigReader c)
    {
        var slope = c.Number("negative_slope", orElse: 0.3, least: 0);
        return c.UnlistedNumber("alpha", least: 0) ?? slope;
    }
}
