using SummaryService.Domain.Problems;

namespace SummaryService.Api.Problems;

/// <summary>One fault.</summary>
/// <param name="Code">What kind of fault it is, for programs.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
internal sealed record ProblemItem(string Code, Phrase Message)
{
    /// <summary>Where it is, as a JSON Pointer into the body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The layer that it is about.</summary>
    public string? Layer { get; init; }

    /// <summary>The option of the request that it is about.</summary>
    public string? Parameter { get; init; }

    /// <summary>What to do about it.</summary>
    public Phrase? Hint { get; init; }

    /// <summary>What was received there, as JSON.</summary>
    public string? ReceivedJson { get; init; }

    /// <summary>What was received there, as text.</summary>
    public string? ReceivedText { get; init; }

    /// <summary>Where it is in the text of the body.</summary>
    public TextPosition? Position { get; init; }
}
