using FluentValidation;
using SummaryService.Api.QueryOptions;

namespace SummaryService.Api.Summaries;

/// <summary>Checks the options of a summary.</summary>
internal sealed class SummaryQueryValidator : AbstractValidator<SummaryQuery>
{
    /// <summary>Each option by what it says of itself.</summary>
    public SummaryQueryValidator()
    {
        RuleFor(query => query.Format).MustFit(KnownOptions.Format);
        RuleFor(query => query.Style).MustFit(KnownOptions.Style);
        RuleFor(query => query.LineLength).MustFit(KnownOptions.LineLength);
        RuleFor(query => query.Positions).MustFit(KnownOptions.Positions);
        RuleFor(query => query.TerminalColumns).MustFit(KnownOptions.TerminalColumns);
        RuleFor(query => query.ExpandNested).MustFit(KnownOptions.ExpandNested);
        RuleFor(query => query.ShowTrainable).MustFit(KnownOptions.ShowTrainable);
        RuleFor(query => query.BatchSize).MustFit(KnownOptions.BatchSize);
        RuleFor(query => query.Explain).MustFit(KnownOptions.Explain);
        RuleFor(query => query.Lang).MustFit(KnownOptions.Lang);
        RuleFor(query => query.LayerRange).MustBeTwo(KnownOptions.LayerRange);
    }
}
