using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Problems;

/// <summary>An answer that says what is wrong (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">What kind of problem it is, as a relative URI.</param>
/// <param name="Title">The same as a sentence that is the same each time.</param>
/// <param name="Detail">What is wrong this time.</param>
internal sealed record ProblemDocument(int Status, string Type, Phrase Title, Phrase? Detail = null)
{
    /// <summary>Each fault by itself; empty where there is only one thing to say.</summary>
    public ImmutableArray<ProblemItem> Errors { get; init; } = [];

    /// <summary>What is known of an architecture all the same; default for any other problem.</summary>
    public ImmutableArray<LayerRow> Partial { get; init; }

    /// <summary>What kinds of fault it tells of, for counting.</summary>
    public IEnumerable<string> Codes => Errors.IsEmpty ? [Type[(Type.LastIndexOf('/') + 1)..]] : Errors.Select(error => error.Code).Distinct();

    /// <summary>After how many seconds to try again; null where that would be of no use.</summary>
    public int? RetryAfter { get; init; }
}
