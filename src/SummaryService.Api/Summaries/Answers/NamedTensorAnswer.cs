namespace SummaryService.Api.Summaries.Answers;

/// <summary>An input or output of a model.</summary>
internal sealed record NamedTensorAnswer
{
    /// <summary>The name of the layer that gives it.</summary>
    public required string Name { get; init; }

    /// <summary>The sizes, the batch included; null where a size is unknown.</summary>
    public required IReadOnlyList<long?> Shape { get; init; }

    /// <summary>The type of the elements, such as `float32`.</summary>
    public required string Dtype { get; init; }
}
