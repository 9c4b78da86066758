using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>TimeDistributed: a layer applied to every step of a sequence, with the same weights.</summary>
/// <remarks>
/// Input    (batch, time, …)
/// Output   what the layer gives for one step, (batch, …), with the axis of time after the batch
/// Weights  the layer's
/// Source   https://keras.io/api/layers/recurrent_layers/time_distributed/
/// </remarks>
internal static class TimeDistributed
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("TimeDistributed", Read, Apply) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/time_distributed/",
    };

    private sealed record Config(NestedLayer? Layer, DTypePolicy Policy);

    private static Config Read(ConfigReader c) => new(c.Layer("layer"), c.Policy);

    private static LayerEffect Apply(Config config, CallInputs inputs)
    {
        var (layer, x) = (config.Layer!, inputs.Single());
        var sequence = x.Shape.AtLeastRank(3);
        var effect = layer.Apply(inputs.Of(new TensorSpec(sequence.Step(), config.Policy.Cast(x.DType))));
        if (effect.Output is not TensorSpec { Shape: { Rank: > 0 } step })
            throw RuleBrokenException.In("layer", "wrong_kind.one_output", ("inner", layer.Type), ("received", effect.Output.Flatten().Count));
        return effect with
        {
            Output = new TensorSpec(step.Over(sequence[1]), config.Policy.Compute),
            Work = effect.Work.Times(sequence[1]),
        };
    }
}
