using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources;

/// <summary>What a source read: a document, and what the text says beside it.</summary>
/// <param name="Document">The document. Whoever has the reading disposes of it.</param>
internal sealed record SourceReading(Document Document)
{
    /// <summary>What answers call the form; null where that is the dialect of the document.</summary>
    public string? Dialect { get; init; }

    /// <summary>What to report if the document turns out to be no architecture; null for what is said of any such document.</summary>
    public ProblemReport? Otherwise { get; init; }

    /// <summary>The release style that a printed table has; null where there is none.</summary>
    public string? Style { get; init; }

    /// <summary>How certain each argument of a layer is, by the layer's JSON Pointer in the document; empty where all are certain.</summary>
    public ImmutableDictionary<string, ImmutableArray<SourceArgument>> Arguments { get; init; } = ImmutableDictionary<string, ImmutableArray<SourceArgument>>.Empty;

    /// <summary>What in a printed table contradicts the rest.</summary>
    public ImmutableArray<SourceDifference> Differences { get; init; } = [];

    /// <summary>Every model or table in the text.</summary>
    public ImmutableArray<SourceModel> Models { get; init; } = [];

    /// <summary>What was assumed of names whose values the text does not show.</summary>
    public ImmutableArray<SourceAssumption> Assumed { get; init; } = [];

    /// <summary>The arguments that a name decides which the text leaves open: what to say where one of them is missed.</summary>
    public ImmutableArray<Problem> Open { get; init; } = [];

    /// <summary>What is odd in the text but no fault.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];
}
