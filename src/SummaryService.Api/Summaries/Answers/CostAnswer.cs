namespace SummaryService.Api.Summaries.Answers;

/// <summary>What one forward pass in inference costs with `batch_size` examples.</summary>
internal sealed record CostAnswer
{
    /// <summary>Multiply-accumulates, without biases.</summary>
    public required Int128 Macs { get; init; }

    /// <summary>Floating-point operations.</summary>
    public required Int128 Flops { get; init; }

    /// <summary>The memory of the outputs in bytes.</summary>
    public required Int128 ActivationBytes { get; init; }

    /// <summary>What part of the model's input an element of the output depends on; null where that cannot be told.</summary>
    public required ReceptiveFieldAnswer? ReceptiveField { get; init; }
}
