using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>What an RNN repeats at every step: of an input and the states before it makes an output and new states.</summary>
/// <remarks>Applied to the input of one step and its states, a cell gives the output followed by the new states.</remarks>
internal abstract class RecurrentCell : BoundLayer
{
    /// <summary>How many axes the input of a step has, the batch included.</summary>
    public abstract int InputRank { get; }

    /// <summary>The axis that the weights depend on, from the end, so that it is the same in a step and in a sequence.</summary>
    public abstract Index FeatureAxis { get; }

    /// <summary>How many states are handed from step to step.</summary>
    public abstract int StateCount { get; }

    /// <summary>The shapes of the states for the input of a step.</summary>
    public abstract ImmutableArray<TensorShape> States(TensorShape step);

    /// <summary>The shape of the output for the input of a step.</summary>
    public virtual TensorShape Output(TensorShape step) => States(step)[0];

    /// <summary>How the sizes of the states come about, state by state.</summary>
    public abstract DimRule[][] StateSizes(TensorShape step);

    /// <summary>How the sizes of the output come about.</summary>
    public virtual DimRule[] OutputSizes(TensorShape step) => StateSizes(step)[0];

    public sealed override DimRule[][] Derive(CallInputs inputs, TensorTree output)
    {
        var step = RecurrentInputs.Of(inputs, "states").First.Shape;
        return [OutputSizes(step), .. StateSizes(step)];
    }

    public sealed override LayerEffect Apply(CallInputs inputs)
    {
        var given = RecurrentInputs.Of(inputs, "states");
        var step = given.First.Shape.OfRank(InputRank);
        step.Known(FeatureAxis);
        given.Require(States(step));
        return Step(given, inputs);
    }

    /// <summary>One step for inputs that were checked before.</summary>
    protected abstract LayerEffect Step(RecurrentInputs given, CallInputs inputs);

    /// <summary>The output followed by the states.</summary>
    protected static TensorSequence Outputs(TensorShape output, ImmutableArray<TensorShape> states, DType dtype)
    {
        var tensors = ImmutableArray.CreateBuilder<TensorTree>(states.Length + 1);
        tensors.Add(new TensorSpec(output, dtype));
        foreach (var state in states)
            tensors.Add(new TensorSpec(state, dtype));
        return new(tensors.MoveToImmutable(), IsTuple: false);
    }
}
