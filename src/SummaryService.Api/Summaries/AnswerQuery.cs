namespace SummaryService.Api.Summaries;

/// <summary>The options that every call with an architecture takes.</summary>
internal abstract record AnswerQuery
{
    /// <summary>The form of the answer.</summary>
    public abstract string? Format { get; init; }

    /// <summary>The language of problems.</summary>
    public abstract string? Lang { get; init; }
}
