namespace SummaryService.Api.Summaries.Answers;

/// <summary>What part of the model's input an element of a layer's output depends on, for each spatial axis.</summary>
internal sealed record ReceptiveFieldAnswer
{
    /// <summary>How many elements of the input it sees.</summary>
    public required IReadOnlyList<long> Size { get; init; }

    /// <summary>How far the next element's view lies from its own.</summary>
    public required IReadOnlyList<long> Stride { get; init; }
}
