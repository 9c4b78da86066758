using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>A weight of a layer in the model: named axes, the type of its elements, and whether training changes it.</summary>
/// <param name="Name">The weight's path inside its layer, such as <c>kernel</c> or <c>forward_lstm/lstm_cell/bias</c>.</param>
/// <param name="Axes">Its axes, each with what it stands for.</param>
/// <param name="DType">The type of its elements.</param>
/// <param name="Trainable">Whether training changes it.</param>
/// <param name="Params">How many numbers it holds.</param>
public sealed record LayerWeight(string Name, ImmutableArray<Axis> Axes, DType DType, bool Trainable, Int128 Params)
{
    /// <summary>How much memory it takes, in bits: packed types take less than a byte an element.</summary>
    public Int128 Bits => Params * DType.Bits;
}
