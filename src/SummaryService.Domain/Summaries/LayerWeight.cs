using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>A weight of a layer in the model: what it is for, named axes, the type of its elements, and whether it is trainable.</summary>
/// <param name="Name">The weight's path inside its layer, such as <c>kernel</c> or <c>forward_lstm/lstm_cell/bias</c>.</param>
/// <param name="Axes">Its axes, each with what it stands for.</param>
/// <param name="DType">The type of its elements.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Fixed">Why it is not trainable; null where it is.</param>
/// <param name="Params">How many numbers it holds.</param>
public sealed record LayerWeight(string Name, ImmutableArray<Axis> Axes, DType DType, WeightRole Role, WhyFixed? Fixed, Int128 Params)
{
    /// <summary>Whether training updates it by gradients.</summary>
    public bool Trainable => Fixed is null;

    /// <summary>How much memory it takes, in bits: packed types take less than a byte an element.</summary>
    public Int128 Bits => Params * DType.Bits;
}
