namespace SummaryService.Api.Summaries.Answers;

/// <summary>What part of the model's input an element of a layer's output depends on, for each spatial axis.</summary>
internal sealed record ReceptiveFieldAnswer
{
    /// <summary>How many elements of the input it depends on at most.</summary>
    public required IReadOnlyList<long> Size { get; init; }

    /// <summary>How far the next element's region lies from its own, in elements of the input; less than 1 where the output is finer than the input.</summary>
    public required IReadOnlyList<double> Stride { get; init; }
}
