using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Normalization;

/// <summary>Spectral normalization: in training, the kernel of a layer is divided by its largest singular value.</summary>
/// <remarks>
/// Input    what the layer takes
/// Output   what the layer gives
/// Weights  the layer's; vector_u (1, last axis of the kernel), which is not trained
/// Source   https://keras.io/api/layers/preprocessing_layers/numerical/spectral_normalization/
/// </remarks>
internal static class SpectralNormalization
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying(
        "SpectralNormalization",
        Read,
        Apply,
        (config, inputs, output) => config.Layer!.Bound.Derive(inputs, output),
        config => config.Layer!.Bound.Sight) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/numerical/spectral_normalization/",
    };

    private sealed record Config(NestedLayer? Layer, DTypePolicy Policy);

    private static Config Read(ConfigReader c)
    {
        var config = new Config(c.Layer("layer"), c.Policy);
        c.Positive("power_iterations", orElse: 1);
        return config;
    }

    private static LayerEffect Apply(Config config, CallInputs inputs)
    {
        var layer = config.Layer!;
        var effect = layer.Apply(inputs);
        var weights = effect.Weights;
        var at = IndexOf(weights, $"{layer.Name}/kernel");
        if (at < 0) at = IndexOf(weights, $"{layer.Name}/embeddings");
        if (at < 0) throw RuleBrokenException.In("layer", "wrong_kind.layer_with_kernel", ("inner", layer.Type));
        var kernel = weights[at];
        var vector = new Weight(WeightRole.SingularVector, "vector_u", new Axis("rows", 1), kernel.Axes[^1]) { DType = kernel.DType, Fixed = WhyFixed.Iterated };
        return effect with
        {
            Output = effect.Output is TensorSpec y ? y with { DType = config.Policy.Compute } : effect.Output,
            // Keras lists what the wrapper holds itself, the kernel among it, before the rest of the layer's.
            Weights = [kernel, vector, .. weights.RemoveAt(at)],
        };
    }

    private static int IndexOf(ImmutableArray<Weight> weights, string name)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i].Name == name) return i;
        }

        return -1;
    }
}
