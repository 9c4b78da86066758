using FluentValidation;
using SummaryService.Api.QueryOptions;

namespace SummaryService.Api.Layers;

/// <summary>Checks the options of the catalogue.</summary>
internal sealed class LanguageQueryValidator : AbstractValidator<LanguageQuery>
{
    /// <summary>The language by what its option says of itself.</summary>
    public LanguageQueryValidator() => RuleFor(query => query.Lang).MustFit(KnownOptions.Lang);
}
