using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>A fault inside a layer that stands in another's argument, with its place already found.</summary>
internal sealed class NestedFaultException(Problem problem) : Exception
{
    public Problem Problem { get; } = problem;
}

/// <summary>A layer that stands in an argument of another: its weights take its dtype and its trainable flag.</summary>
internal sealed class NestedBinding(LayerNode node, BoundLayer bound) : BoundLayer
{
    public override BoundLayer Innermost => bound.Innermost;

    public override Sight Sight => bound.Sight;

    public override DimRule[][]? Derive(CallInputs inputs, TensorTree output) => bound.Derive(inputs, output);

    public override LayerEffect Apply(CallInputs inputs)
    {
        try
        {
            var effect = bound.Apply(inputs);
            return effect with
            {
                Weights =
                [
                    .. effect.Weights.Select(weight => weight with
                    {
                        DType = weight.DType ?? node.Policy.Variable,
                        Fixed = node.Trainable ? weight.Fixed : WhyFixed.Frozen,
                    }),
                ],
            };
        }
        catch (RuleBrokenException broken)
        {
            throw new NestedFaultException(LayerBinder.Located(broken.Fault, node));
        }
    }
}
