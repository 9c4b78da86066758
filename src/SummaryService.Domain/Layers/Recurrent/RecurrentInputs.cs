using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>What goes into an RNN or a cell: a sequence or its step, and the states to begin with.</summary>
/// <param name="First">The sequence or the step.</param>
/// <param name="States">The states, one after the other whatever their nesting; none where none are given.</param>
internal readonly record struct RecurrentInputs(TensorSpec First, ImmutableArray<TensorSpec> States)
{
    /// <summary>Tells the states from what comes first: by their argument's name, or because they come after it.</summary>
    public static RecurrentInputs Of(CallInputs inputs, string states)
    {
        inputs.RequireNoList();
        var (first, named) = (new List<TensorSpec>(), new List<TensorSpec>());
        foreach (var argument in inputs.Arguments)
        {
            if (argument.Name == states) argument.Tensors?.Collect(named);
            else if (argument.Name is null or "inputs" or "x" or "sequences" or "sequence") argument.Tensors?.Collect(first);
        }

        if (first.Count == 0) throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", 0));
        return new(first[0], [.. first[1..], .. named]);
    }

    /// <summary>Refuses states that are not these, as far as both are known; the batch is the sequence's matter.</summary>
    public void Require(ImmutableArray<TensorShape> states)
    {
        if (States.Length != states.Length)
            throw RuleBrokenException.InInput("wrong_input_count.states", ("expected", states.Length), ("received", States.Length));
        for (var i = 0; i < states.Length; i++)
        {
            if (!Fits(States[i].Shape, states[i]))
                throw RuleBrokenException.InInput("incompatible_shapes.state", ("state", i + 1), ("expected", states[i]), ("received", States[i].Shape));
        }
    }

    private static bool Fits(TensorShape given, TensorShape expected)
    {
        if (given.Rank != expected.Rank) return false;
        for (var axis = 1; axis < given.Rank; axis++)
        {
            if (given[axis].IsKnown && expected[axis].IsKnown && given[axis] != expected[axis]) return false;
        }

        return true;
    }
}
