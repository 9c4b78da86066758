using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.QueryOptions;
using SummaryService.Domain;

namespace SummaryService.Api.Summaries;

/// <summary>The options of a single layer's row as they were sent.</summary>
internal sealed record LayerQuery : AnswerQuery
{
    /// <summary>The form of the answer.</summary>
    [FromQuery(Name = "format")]
    public override string? Format { get; init; }

    /// <summary>How many examples a cost is for.</summary>
    [FromQuery(Name = "batch_size")]
    public string? BatchSize { get; init; }

    /// <summary>Whether the answer explains how each number comes about.</summary>
    [FromQuery(Name = "explain")]
    public string? Explain { get; init; }

    /// <summary>The language of problems.</summary>
    [FromQuery(Name = "lang")]
    public override string? Lang { get; init; }

    /// <summary>Whether explanations are wanted.</summary>
    public bool Explains => FlagOption.Read(Explain);

    /// <summary>What the engine is to assume.</summary>
    public SummaryOptions ToSummaryOptions() => BatchSizeOption.Read(BatchSize, Explains);
}
