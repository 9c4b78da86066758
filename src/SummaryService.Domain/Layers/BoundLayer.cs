using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A layer with its arguments: ready to be applied to inputs, as often as it is called.</summary>
internal abstract class BoundLayer
{
    /// <summary>The layer that this one stands for, for a wrapper that looks at what it wraps.</summary>
    public virtual BoundLayer Innermost => this;

    /// <summary>What of its input an element of its output sees along the spatial axes.</summary>
    public virtual Sight Sight => Sight.None;

    /// <summary>What the layer gives for these inputs, its weights and its work.</summary>
    /// <exception cref="Problems.RuleBrokenException">The layer refuses the inputs.</exception>
    /// <exception cref="OverflowException">A size is beyond what can be counted.</exception>
    public abstract LayerEffect Apply(CallInputs inputs);

    /// <summary>What goes through the layer's activation: its output, unless it works step by step.</summary>
    /// <param name="inputs">What went in.</param>
    /// <param name="effect">What the layer did with it.</param>
    public virtual TensorSpec Activated(CallInputs inputs, LayerEffect effect) => effect.Output.Flatten()[0];

    /// <summary>How the sizes of what the layer gives come about, tensor by tensor; null where nobody can tell.</summary>
    /// <remarks>Only where an explanation is asked for, and for inputs that the layer took before.</remarks>
    /// <param name="inputs">What went in.</param>
    /// <param name="output">What came out.</param>
    public virtual DimRule[][]? Derive(CallInputs inputs, TensorTree output) => null;
}

/// <summary>What a layer does at one call.</summary>
/// <param name="Output">What it gives.</param>
/// <param name="Weights">The weights it has, the same at every call.</param>
/// <param name="Work">The arithmetic of one forward pass.</param>
internal readonly record struct LayerEffect(TensorTree Output, ImmutableArray<Weight> Weights, Work Work)
{
    /// <summary>Whether there may be weights that nobody can tell: of code that is not Keras's.</summary>
    public bool HasUnknownWeights { get; init; }

    /// <summary>Whether the shape is the one that the release assumes where nobody tells it.</summary>
    public bool AssumesShape { get; init; }
}

/// <summary>A layer that stands in an argument of another: the cell of an RNN, the layer of a wrapper.</summary>
/// <param name="Name">Its name, which its weights' paths begin with.</param>
/// <param name="Type">Its class.</param>
/// <param name="Bound">The layer itself. Its weights come with their dtype, and fixed where it is frozen.</param>
internal sealed record NestedLayer(string Name, string Type, BoundLayer Bound)
{
    /// <summary>Applies the layer; the paths of its weights begin with its name, or with another.</summary>
    public LayerEffect Apply(CallInputs inputs, string? name = null)
    {
        var effect = Bound.Apply(inputs);
        return effect with { Weights = [.. effect.Weights.Select(weight => weight with { Name = $"{name ?? Name}/{weight.Name}" })] };
    }
}
