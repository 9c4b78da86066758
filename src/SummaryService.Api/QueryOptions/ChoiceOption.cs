using System.Collections.Immutable;
using SummaryService.Api.Problems;
using SummaryService.Domain.Layers;

namespace SummaryService.Api.QueryOptions;

/// <summary>One of a few words.</summary>
internal sealed record ChoiceOption(string Name, string Description, ImmutableArray<string> Values) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value)
    {
        if (Values.Contains(value)) return null;
        var values = string.Join(", ", Values);
        var served = Phrase.Of("option.served", ("values", values));
        var near = Suggestion.For(value, Values);
        return new(
            Phrase.Of("option.choice", ("name", Name)),
            near is null ? served : Phrase.Of("option.near_served", ("near", near), ("values", values)));
    }
}
