using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>Yes or no.</summary>
internal sealed record FlagOption(string Name, string Description) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) =>
        bool.TryParse(value, out _) ? null : new(Phrase.Of("option.flag", ("name", Name)), Phrase.Of("option.flag.hint"));

    /// <summary>The value of an option that was checked, or what it is where it was not given.</summary>
    public static bool Read(string? value, bool orElse = false) => value is null ? orElse : bool.Parse(value);
}
