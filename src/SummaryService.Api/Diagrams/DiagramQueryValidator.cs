using FluentValidation;
using SummaryService.Api.QueryOptions;

namespace SummaryService.Api.Diagrams;

/// <summary>Checks the options of a picture.</summary>
internal sealed class DiagramQueryValidator : AbstractValidator<DiagramQuery>
{
    /// <summary>Each option by what it says of itself.</summary>
    public DiagramQueryValidator()
    {
        RuleFor(query => query.Format).MustFit(KnownOptions.DiagramFormat);
        RuleFor(query => query.View).MustFit(KnownOptions.View);
        RuleFor(query => query.Direction).MustFit(KnownOptions.Direction);
        RuleFor(query => query.ExpandNested).MustFit(KnownOptions.DiagramExpandNested);
        RuleFor(query => query.ShowShapes).MustFit(KnownOptions.ShowShapes);
        RuleFor(query => query.ShowParams).MustFit(KnownOptions.ShowParams);
        RuleFor(query => query.Lang).MustFit(KnownOptions.DiagramLang);
    }
}
