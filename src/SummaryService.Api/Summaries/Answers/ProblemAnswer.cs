namespace SummaryService.Api.Summaries.Answers;

/// <summary>What is wrong (RFC 9457).</summary>
internal sealed record ProblemAnswer
{
    /// <summary>What kind of problem it is, such as `/problems/invalid-architecture`.</summary>
    public required string Type { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong this time.</summary>
    public string? Detail { get; init; }

    /// <summary>Each independent fault, at most 100.</summary>
    public IReadOnlyList<ProblemItemAnswer>? Errors { get; init; }

    /// <summary>Of an architecture that is not valid (422): what is known all the same.</summary>
    public PartialAnswer? Partial { get; init; }
}
