namespace SummaryService.Api.QueryOptions;

/// <summary>Yes or no.</summary>
internal sealed record FlagOption(string Name, string Description) : QueryOption(Name, Description)
{
    /// <summary>Whether yes is promised, but not served yet.</summary>
    public bool IsPlanned { get; init; }

    /// <inheritdoc/>
    public override OptionFault? Check(string value)
    {
        if (!bool.TryParse(value, out var yes))
            return new($"'{Name}' is neither true nor false.", "Use true or false.");
        return yes && IsPlanned ? new($"The option '{Name}' is not served yet.", "Leave it out.") : null;
    }

    /// <summary>The value of an option that was checked, or what it is where it was not given.</summary>
    public static bool Read(string? value, bool orElse = false) => value is null ? orElse : bool.Parse(value);
}
