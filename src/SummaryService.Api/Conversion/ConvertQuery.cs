using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;

namespace SummaryService.Api.Conversion;

/// <summary>The options of a conversion as they were sent.</summary>
internal sealed record ConvertQuery : AnswerQuery
{
    /// <summary>The dialect to write.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>The form of the answer.</summary>
    [FromQuery(Name = "format")]
    public override string? Format { get; init; }

    /// <summary>The language of problems.</summary>
    [FromQuery(Name = "lang")]
    public override string? Lang { get; init; }
}

/// <summary>Checks the options of a conversion.</summary>
internal sealed class ConvertQueryValidator : AbstractValidator<ConvertQuery>
{
    /// <summary>Each option by what it says of itself.</summary>
    public ConvertQueryValidator()
    {
        RuleFor(query => query.To).MustFit(KnownOptions.To);
        RuleFor(query => query.Format).MustFit(KnownOptions.LayerFormat);
        RuleFor(query => query.Lang).MustFit(KnownOptions.Lang);
    }
}
