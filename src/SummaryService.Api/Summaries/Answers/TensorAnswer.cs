namespace SummaryService.Api.Summaries.Answers;

/// <summary>A tensor.</summary>
internal sealed record TensorAnswer
{
    /// <summary>The sizes, the batch included; null where a size is unknown.</summary>
    public required IReadOnlyList<long?> Shape { get; init; }

    /// <summary>The type of the elements, such as `float32`.</summary>
    public required string Dtype { get; init; }
}
