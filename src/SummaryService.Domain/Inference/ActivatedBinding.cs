using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>A layer whose activation is a layer itself, with weights of its own: <c>Dense(10, activation=PReLU())</c>.</summary>
/// <param name="bound">The layer.</param>
/// <param name="activations">The layers in its arguments, by the arguments' names.</param>
internal sealed class ActivatedBinding(BoundLayer bound, ImmutableArray<(string Argument, NestedLayer Layer)> activations) : BoundLayer
{
    public override BoundLayer Innermost => bound.Innermost;

    public override Sight Sight => bound.Sight;

    public override DimRule[][]? Derive(CallInputs inputs, TensorTree output) => bound.Derive(inputs, output);

    public override LayerEffect Apply(CallInputs inputs)
    {
        var effect = bound.Apply(inputs);
        var activated = bound.Activated(inputs, effect);
        foreach (var (argument, layer) in activations)
        {
            var inner = layer.Apply(inputs.Of(activated));
            if (inner.Output is not TensorSpec { Shape: var shape } || !shape.Equals(activated.Shape))
                throw RuleBrokenException.In(argument, "wrong_kind.activation_layer", ("inner", layer.Type));
            effect = effect with
            {
                Weights = [.. effect.Weights, .. inner.Weights],
                Work = effect.Work + inner.Work,
                HasUnknownWeights = effect.HasUnknownWeights || inner.HasUnknownWeights,
            };
        }

        return effect;
    }
}
