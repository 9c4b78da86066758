namespace SummaryService.Api.Summaries;

/// <summary>The options that every call with an architecture takes.</summary>
internal interface IAnswerQuery
{
    /// <summary>The form of the answer.</summary>
    string? Format { get; }

    /// <summary>The language of problems.</summary>
    string? Lang { get; }
}
