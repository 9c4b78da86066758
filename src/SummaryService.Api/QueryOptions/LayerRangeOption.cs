namespace SummaryService.Api.QueryOptions;

/// <summary>Two layers, a first and a last one: the option is given twice.</summary>
internal sealed record LayerRangeOption(string Name, string Description) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) => null;
}
