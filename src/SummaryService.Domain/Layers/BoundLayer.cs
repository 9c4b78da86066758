using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A layer with its arguments: ready to be applied to inputs, as often as it is called.</summary>
internal abstract class BoundLayer
{
    /// <summary>What the layer gives for these inputs, its weights and its work.</summary>
    /// <exception cref="Problems.RuleBrokenException">The layer refuses the inputs.</exception>
    /// <exception cref="OverflowException">A size is beyond what can be counted.</exception>
    public abstract LayerEffect Apply(CallInputs inputs);
}

/// <summary>What goes into a layer at one call.</summary>
/// <param name="Tensors">The tensors in order.</param>
/// <param name="BatchSize">How many examples to count where the batch is unknown and a cost depends on it.</param>
internal readonly record struct CallInputs(ImmutableArray<TensorSpec> Tensors, int BatchSize);

/// <summary>What a layer does at one call.</summary>
/// <param name="Output">What it gives.</param>
/// <param name="Weights">The weights it has, the same at every call.</param>
/// <param name="Work">The arithmetic of one forward pass.</param>
internal readonly record struct LayerEffect(TensorTree Output, ImmutableArray<Weight> Weights, Work Work);
