namespace SummaryService.Api.QueryOptions;

/// <summary>An option that is promised, but not served yet.</summary>
internal sealed record PlannedOption(string Name) : QueryOption(Name, "Not served yet.")
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) => new($"The option '{Name}' is not served yet.", "Leave it out.");
}
