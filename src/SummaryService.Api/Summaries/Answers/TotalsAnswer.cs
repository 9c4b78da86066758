namespace SummaryService.Api.Summaries.Answers;

/// <summary>The sums below the table. Each weight counts once, however many layers share it.</summary>
internal sealed record TotalsAnswer
{
    /// <summary>The model's own numbers.</summary>
    public required Int128 Params { get; init; }

    /// <summary>How many of them training changes.</summary>
    public required Int128 TrainableParams { get; init; }

    /// <summary>How many of them training leaves alone.</summary>
    public required Int128 NonTrainableParams { get; init; }

    /// <summary>Numbers that a built optimizer keeps.</summary>
    public required Int128 OptimizerParams { get; init; }

    /// <summary>The memory of the model's own numbers in bytes.</summary>
    public required Int128 Bytes { get; init; }

    /// <summary>The part of it that training changes.</summary>
    public required Int128 TrainableBytes { get; init; }

    /// <summary>The part of it that training leaves alone.</summary>
    public required Int128 NonTrainableBytes { get; init; }

    /// <summary>Multiply-accumulates of one forward pass; null where a size is unknown.</summary>
    public required Int128? Macs { get; init; }

    /// <summary>Floating-point operations of one forward pass; null where a size is unknown.</summary>
    public required Int128? Flops { get; init; }

    /// <summary>The memory of all outputs in bytes; null where a size is unknown.</summary>
    public required Int128? ActivationBytes { get; init; }

    /// <summary>True where a layer's parameters are not known, so that the sums are the least there is; else absent.</summary>
    public bool? LowerBound { get; init; }
}
