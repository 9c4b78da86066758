using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Pipeline: layers applied one after the other.</summary>
/// <remarks>
/// Input    what its first layer takes
/// Output   what its last layer gives
/// Weights  those of its layers
/// Source   https://keras.io/api/layers/preprocessing_layers/image_augmentation/pipeline/
/// </remarks>
internal static class Pipeline
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Pipeline", Read, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_augmentation/pipeline/",
        TakesMask = true,
    };

    private static ImmutableArray<NestedLayer> Read(ConfigReader c)
    {
        var layers = c.Layers("layers");
        if (layers.IsEmpty && c.Has("layers") && !c.HasUnsoundLayer && !c.HasFaults) c.Report("layers", "missing_argument.entries");
        return layers;
    }

    private static DimRule[][]? Sizes(ImmutableArray<NestedLayer> layers, CallInputs inputs, TensorTree output)
    {
        foreach (var layer in layers[..^1])
            inputs = inputs.Of(layer.Apply(inputs).Output);
        return layers[^1].Bound.Derive(inputs, output);
    }

    private static LayerEffect Apply(ImmutableArray<NestedLayer> layers, CallInputs inputs)
    {
        var weights = ImmutableArray.CreateBuilder<Weight>();
        var (work, hasUnknownWeights) = (Work.None, false);
        TensorTree? output = null;
        foreach (var layer in layers)
        {
            var effect = layer.Apply(output is null ? inputs : inputs.Of(output));
            weights.AddRange(effect.Weights);
            work = new(work.Macs + effect.Work.Macs, work.Elementwise + effect.Work.Elementwise);
            hasUnknownWeights |= effect.HasUnknownWeights;
            output = effect.Output;
        }

        return new(output!, weights.ToImmutable(), work) { HasUnknownWeights = hasUnknownWeights };
    }
}
