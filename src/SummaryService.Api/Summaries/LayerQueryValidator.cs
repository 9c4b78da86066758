using FluentValidation;
using SummaryService.Api.QueryOptions;

namespace SummaryService.Api.Summaries;

/// <summary>Checks the options of a single layer's row.</summary>
internal sealed class LayerQueryValidator : AbstractValidator<LayerQuery>
{
    /// <summary>Each option by what it says of itself.</summary>
    public LayerQueryValidator()
    {
        RuleFor(query => query.Format).MustFit(KnownOptions.LayerFormat);
        RuleFor(query => query.BatchSize).MustFit(KnownOptions.BatchSize);
        RuleFor(query => query.Explain).MustFit(KnownOptions.Explain);
        RuleFor(query => query.Lang).MustFit(KnownOptions.Lang);
    }
}
