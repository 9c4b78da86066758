using System.Collections.Immutable;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Sources;

/// <summary>Explains problems of arguments that a text leaves open by the name that decides them.</summary>
internal static class OpenNames
{
    /// <summary>The report with each such problem told by its name.</summary>
    public static ProblemReport Explain(ProblemReport report, ImmutableArray<Problem> open) => open.IsEmpty ? report : report with
    {
        Problems = [.. report.Problems.Select(problem => Cause(problem, open) is { } cause ? cause with { Pointer = problem.Pointer, Layer = problem.Layer } : problem)],
    };

    private static Problem? Cause(Problem problem, ImmutableArray<Problem> open) =>
        problem.Position is { } place ? open.FirstOrDefault(cause => cause.Position == place) : null;
}
