using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Identity: what comes in, be it one tensor or several.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/core_layers/identity/
/// </remarks>
internal static class Identity
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Identity", c => c.Policy, Apply) with
    {
        HasNoWeights = true,
        Source = "https://keras.io/api/layers/core_layers/identity/",
        WithoutWeights = "passes",
        IsBuiltFromTheStart = true,
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
    };

    private static LayerEffect Apply(DTypePolicy policy, CallInputs inputs)
    {
        foreach (var argument in inputs.Arguments)
        {
            if (argument is { Name: null or "inputs", Tensors: { } x })
                return new(x.Select(tensor => tensor with { DType = policy.Cast(tensor.DType) }), [], Work.None);
        }

        throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", 0));
    }
}
