using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>The axis of time, which comes right after the batch.</summary>
internal static class TimeAxis
{
    /// <summary>The shape of one step of a sequence.</summary>
    public static TensorShape Step(this TensorShape sequence) => sequence.Without(1);

    /// <summary>The shape of a sequence of so many steps of this shape.</summary>
    public static TensorShape Over(this TensorShape step, Dim steps) => step[..1].Concat([steps, .. step.Dims[1..]]);

    /// <summary>The rules of a step's sizes with one for the steps.</summary>
    public static DimRule[] Over(this DimRule[] step, Dim steps) => [step[0], new("steps", Formula.Named("steps", steps)), .. step[1..]];
}
