namespace SummaryService.Api.QueryOptions;

/// <summary>An option that is promised, but not served yet.</summary>
internal sealed record PlannedOption(string Name) : QueryOption(Name, "Not served yet.")
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) => NotYet(Name);

    /// <summary>Says that an option is not served yet.</summary>
    public static OptionFault NotYet(string name) => new($"The option '{name}' is not served yet.", "Leave it out.");
}
