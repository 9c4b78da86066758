using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>A cell of the author's own: its config tells how large its states are, as Keras asks of every cell, but not its weights.</summary>
/// <remarks>
/// Input    (batch, d); the states
/// Output   (batch, output_size), or as large as the first state
/// Weights  not known
/// Source   https://keras.io/api/layers/recurrent_layers/rnn/
/// </remarks>
internal sealed class ForeignCell(ImmutableArray<long> stateSizes, long outputSize, DTypePolicy policy) : RecurrentCell
{
    public override int InputRank => 2;

    public override Index FeatureAxis => ^1;

    public override int StateCount => stateSizes.Length;

    /// <summary>The cell, where the config of a class that is not known is one of a cell.</summary>
    public static ForeignCell? Of(ConfigReader c)
    {
        var units = c.OptionalPositive("units");
        var states = c.OptionalShape("state_size", least: 1) is { IsEmpty: false } sizes && sizes.All(size => size.IsKnown)
            ? [.. sizes.Select(size => size.Size)]
            : units is { } one ? [one] : ImmutableArray<long>.Empty;
        var output = c.OptionalPositive("output_size");
        return c.HasFaults || states.IsEmpty ? null : new(states, output ?? states[0], c.Policy);
    }

    public override ImmutableArray<TensorShape> States(TensorShape step) => [.. stateSizes.Select(size => step.With(^1, size))];

    public override TensorShape Output(TensorShape step) => step.With(^1, outputSize);

    public override DimRule[][] StateSizes(TensorShape step) =>
        [.. stateSizes.Select(size => Dims.Kept(step).With(^1, Dims.Argument("state", "state size", size)))];

    public override DimRule[] OutputSizes(TensorShape step) => Dims.Kept(step).With(^1, Dims.Argument("told", "output size", outputSize));

    protected override LayerEffect Step(RecurrentInputs given, CallInputs inputs)
    {
        var step = given.First.Shape;
        return new(Outputs(Output(step), States(step), policy.Compute), [], Work.Unknown) { HasUnknownWeights = true };
    }
}
