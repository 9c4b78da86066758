using System.Collections.Immutable;
using SummaryService.Domain.Layers;

namespace SummaryService.Api.QueryOptions;

/// <summary>One of a few words.</summary>
internal sealed record ChoiceOption(string Name, string Description, ImmutableArray<string> Values) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value)
    {
        if (Values.Contains(value)) return null;
        var served = $"Served: {string.Join(", ", Values)}.";
        var near = Suggestion.For(value, Values);
        return new($"'{Name}' has no value of that name.", near is null ? served : $"Did you mean '{near}'? {served}");
    }
}
