using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>The sums below the table. Each weight counts once, however many layers share it.</summary>
public sealed record ParameterTotals
{
    /// <summary>Numbers that training changes.</summary>
    public Int128 Trainable { get; init; }

    /// <summary>Numbers that training leaves alone.</summary>
    public Int128 NonTrainable { get; init; }

    /// <summary>Numbers that the optimizer keeps, where the file tells of a built one; else 0.</summary>
    public Int128 Optimizer { get; init; }

    /// <summary>The memory of the trainable weights in bytes.</summary>
    public Int128 TrainableBytes { get; init; }

    /// <summary>The memory of the other weights in bytes.</summary>
    public Int128 NonTrainableBytes { get; init; }

    /// <summary>The memory of the optimizer's numbers in bytes.</summary>
    public Int128 OptimizerBytes { get; init; }

    /// <summary>Whether the file tells of a built optimizer, whose line Keras 3 then prints.</summary>
    public bool HasOptimizer { get; init; }

    /// <summary>The model's own numbers, without the optimizer's.</summary>
    public Int128 Params => Trainable + NonTrainable;

    /// <summary>The memory of the model's own numbers in bytes.</summary>
    public Int128 Bytes => TrainableBytes + NonTrainableBytes;

    /// <summary>Whether a layer has weights that nobody can tell, so that the sums are the least there is.</summary>
    public bool IsLowerBound { get; init; }

    /// <summary>What one forward pass costs; null where a row's cost is unknown.</summary>
    public Cost? Cost { get; init; }
}
