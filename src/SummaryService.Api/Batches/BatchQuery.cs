using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;

namespace SummaryService.Api.Batches;

/// <summary>The options of many summaries as they were sent; they are the same for each.</summary>
internal sealed record BatchQuery
{
    /// <summary>Whether the rows of nested models are shown.</summary>
    [FromQuery(Name = "expand_nested")]
    public string? ExpandNested { get; init; }

    /// <summary>How many examples a cost is for.</summary>
    [FromQuery(Name = "batch_size")]
    public string? BatchSize { get; init; }

    /// <summary>Whether the answers explain how each number comes about.</summary>
    [FromQuery(Name = "explain")]
    public string? Explain { get; init; }

    /// <summary>The language of problems and explanations.</summary>
    [FromQuery(Name = "lang")]
    public string? Lang { get; init; }

    /// <summary>The first and the last layer to show.</summary>
    [FromQuery(Name = "layer_range")]
    public string[]? LayerRange { get; init; }

    /// <summary>What the same options mean for a single summary as data.</summary>
    public SummaryQuery ToSummaryQuery() => new() { ExpandNested = ExpandNested, BatchSize = BatchSize, Explain = Explain, Lang = Lang, LayerRange = LayerRange };
}

/// <summary>Checks the options of many summaries.</summary>
internal sealed class BatchQueryValidator : AbstractValidator<BatchQuery>
{
    /// <summary>Each option by what it says of itself.</summary>
    public BatchQueryValidator()
    {
        RuleFor(query => query.ExpandNested).MustFit(KnownOptions.ExpandNested);
        RuleFor(query => query.BatchSize).MustFit(KnownOptions.BatchSize);
        RuleFor(query => query.Explain).MustFit(KnownOptions.Explain);
        RuleFor(query => query.Lang).MustFit(KnownOptions.Lang);
        RuleFor(query => query.LayerRange).MustBeTwo(KnownOptions.LayerRange);
    }
}
