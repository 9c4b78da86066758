using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>Yes or no.</summary>
internal sealed record FlagOption(string Name, string Description) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) =>
        Find(value) is not null ? null : new(Phrase.Of("option.flag", ("name", Name)), Phrase.Of("option.flag.hint"));

    /// <summary>The value of an option that was checked, or what it is where it was not given.</summary>
    public static bool Read(string? value, bool orElse = false) => value is null ? orElse : Find(value) ?? orElse;

    // Not what .NET takes for a flag, which may have blanks and zero bytes around it.
    private static bool? Find(string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };
}
