using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>An option of a request: what it is called, what it is for, and what it takes.</summary>
/// <param name="Name">The name of the query parameter.</param>
/// <param name="Description">What it does, for the documentation.</param>
internal abstract record QueryOption(string Name, string Description)
{
    /// <summary>What it is when nobody says; null where that depends on more than the option.</summary>
    public string? Default { get; init; }

    /// <summary>What is wrong with a value, or null where it fits.</summary>
    public abstract OptionFault? Check(string value);
}

/// <summary>Why a value does not fit.</summary>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Hint">What would be right.</param>
internal sealed record OptionFault(Phrase Message, Phrase Hint);
