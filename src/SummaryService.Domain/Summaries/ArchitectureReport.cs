using System.Collections.Immutable;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Summaries;

/// <summary>Why an architecture has no summary, with what is known of it all the same.</summary>
/// <param name="Problems">The faults, in the order of the document.</param>
/// <param name="Partial">The rows that neither have a fault nor follow from one, input layers of a graph included.</param>
public sealed record ArchitectureReport(ImmutableArray<Problem> Problems, ImmutableArray<LayerRow> Partial)
    : ProblemReport(ProblemKind.Invalid, Problems);
