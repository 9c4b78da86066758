namespace SummaryService.Api.Summaries;

/// <summary>The options that every call with an architecture takes.</summary>
internal interface IAnswerQuery
{
    /// <summary>The form of the answer.</summary>
    public string? Format { get; }

    /// <summary>The language of problems.</summary>
    public string? Lang { get; }
}
