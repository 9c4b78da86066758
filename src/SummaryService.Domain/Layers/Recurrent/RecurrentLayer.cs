using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>A cell that runs over a sequence: what every RNN does.</summary>
/// <param name="cell">The cell.</param>
/// <param name="loop">How it runs, and what is given of it.</param>
/// <param name="policy">The dtypes of the layer.</param>
internal sealed class RecurrentLayer(NestedLayer cell, Loop loop, DTypePolicy policy) : BoundLayer
{
    private readonly RecurrentCell _cell = (RecurrentCell)cell.Bound.Innermost;

    /// <summary>How the cell runs.</summary>
    public Loop Loop => loop;

    /// <summary>How many states the cell hands on.</summary>
    public int StateCount => _cell.StateCount;

    public override LayerEffect Apply(CallInputs inputs)
    {
        var given = RecurrentInputs.Of(inputs, "initial_state");
        var sequence = given.First.Shape;
        var rank = _cell.InputRank + 1;
        if (sequence.Rank != rank)
            throw RuleBrokenException.InInput("wrong_rank.sequence", ("expected", rank), ("received", sequence.Rank), ("shape", sequence));
        sequence.Known(_cell.FeatureAxis);
        if (loop.IsStateful && !sequence[0].IsKnown) throw RuleBrokenException.In("stateful", "unknown_axis.batch", ("shape", sequence));
        var step = sequence.Step();
        var states = _cell.States(step);
        if (!given.States.IsEmpty) given.Require(states);
        var effect = cell.Apply(inputs.Of(new TensorSequence([Tensor(step), .. states.Select(Tensor)], IsTuple: false)));
        var output = _cell.Output(step);
        var y = Tensor(loop.ReturnsSequences ? output.Over(sequence[1]) : output);
        return effect with
        {
            Output = loop.ReturnsState ? new TensorSequence([y, .. states.Select(Tensor)], IsTuple: false) : y,
            Work = effect.Work.Times(sequence[1]),
        };
    }

    public override TensorSpec Activated(CallInputs inputs, LayerEffect effect) =>
        Tensor(_cell.States(RecurrentInputs.Of(inputs, "initial_state").First.Shape.Step())[0]);

    public override DimRule[][] Derive(CallInputs inputs, TensorTree output)
    {
        var sequence = RecurrentInputs.Of(inputs, "initial_state").First.Shape;
        var step = sequence.Step();
        var sizes = _cell.OutputSizes(step);
        if (loop.ReturnsSequences) sizes = sizes.Over(sequence[1]);
        return loop.ReturnsState ? [sizes, .. _cell.StateSizes(step)] : [sizes];
    }

    private TensorSpec Tensor(TensorShape shape) => new(shape, policy.Compute);
}

/// <summary>How an RNN runs over a sequence, and what it gives of it.</summary>
/// <param name="ReturnsSequences">Whether the outputs of all steps are given, not only the last.</param>
/// <param name="ReturnsState">Whether the last states are given too.</param>
/// <param name="GoesBackwards">Whether it begins at the end.</param>
/// <param name="IsStateful">Whether the states are kept from batch to batch, whose size must then be known.</param>
internal sealed record Loop(bool ReturnsSequences, bool ReturnsState, bool GoesBackwards, bool IsStateful)
{
    /// <summary>Reads the arguments that every RNN has.</summary>
    public static Loop Read(ConfigReader c) => new(
        c.Flag("return_sequences", orElse: false),
        c.Flag("return_state", orElse: false),
        c.Flag("go_backwards", orElse: false),
        c.Flag("stateful", orElse: false));
}
