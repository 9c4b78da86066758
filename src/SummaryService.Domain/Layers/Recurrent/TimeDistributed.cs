using SummaryService.Domain.Layers.Derivations;
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
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("TimeDistributed", Read, Apply, Sizes, Seen) with
    {
        WeightsNote = "steps",
        Source = "https://keras.io/api/layers/recurrent_layers/time_distributed/",
        TakesMask = true,
    };

    private sealed record Config(NestedLayer? Layer, DTypePolicy Policy);

    private static Config Read(ConfigReader c) => new(c.Layer("layer"), c.Policy);

    /// <summary>Along time each step sees itself, along the other axes what the layer sees.</summary>
    private static Sight Seen(Config config) => config.Layer!.Bound.Sight is { Kind: SightKind.Through } inner
        ? Sight.Through([new(0, 1), .. inner.Axes])
        : config.Layer.Bound.Sight;

    private static CallInputs Step(Config config, CallInputs inputs)
    {
        var x = inputs.Single();
        return inputs.Of(new TensorSpec(x.Shape.AtLeastRank(3).Step(), config.Policy.Cast(x.DType)));
    }

    private static DimRule[][]? Sizes(Config config, CallInputs inputs, TensorTree output)
    {
        var step = Step(config, inputs);
        return config.Layer!.Bound.Derive(step, config.Layer.Apply(step).Output) is [var sizes] ? [sizes.Over(inputs.Single().Shape[1])] : null;
    }

    private static LayerEffect Apply(Config config, CallInputs inputs)
    {
        var (layer, sequence) = (config.Layer!, inputs.Single().Shape);
        var effect = layer.Apply(Step(config, inputs));
        if (effect.Output is not TensorSpec { Shape: { Rank: > 0 } step })
            throw RuleBrokenException.In("layer", "wrong_kind.one_output", ("inner", layer.Type), ("received", effect.Output.Flatten().Count));
        return effect with
        {
            Output = new TensorSpec(step.Over(sequence[1]), config.Policy.Compute),
            Work = effect.Work.Times(sequence[1]),
        };
    }
}
