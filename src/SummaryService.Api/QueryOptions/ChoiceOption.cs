using System.Collections.Immutable;
using SummaryService.Api.Problems;
using SummaryService.Domain.Layers;

namespace SummaryService.Api.QueryOptions;

/// <summary>One of a few words, in any case.</summary>
internal sealed record ChoiceOption(string Name, string Description, ImmutableArray<string> Values) : QueryOption(Name, Description)
{
    /// <summary>What else is taken, and for which of the values; null for what is not.</summary>
    public Func<string, string?> Alias { get; init; } = _ => null;

    /// <summary>The value that is meant; null where there is none.</summary>
    public string? Find(string value) =>
        Values.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? Alias(value);

    /// <summary>The value of an option that was checked, or its default where it was not given.</summary>
    public string? Read(string? value) => value is null ? Default : Find(value);

    /// <inheritdoc/>
    public override OptionFault? Check(string value)
    {
        if (Find(value) is not null) return null;
        var values = string.Join(", ", Values);
        var served = Phrase.Of("option.served", ("values", values));
        var near = Suggestion.For(value, Values);
        return new(
            Phrase.Of("option.choice", ("name", Name)),
            near is null ? served : Phrase.Of("option.near_served", ("near", near), ("values", values)));
    }
}
