using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Problems;

/// <summary>What the engine reports, as an answer.</summary>
internal static class EngineProblems
{
    /// <summary>The answer to a report, in a language.</summary>
    public static ProblemResult ToResult(this ProblemReport report, string language) => new(report.ToDocument(language));

    /// <summary>The same to write into another answer.</summary>
    public static ProblemDocument ToDocument(this ProblemReport report, string language)
    {
        var kind = report.Kind switch
        {
            ProblemKind.NotJson => ProblemKinds.InvalidJson,
            ProblemKind.UnknownDialect => ProblemKinds.UnknownDialect,
            ProblemKind.BadOption => ProblemKinds.InvalidOptions,
            ProblemKind.OverLimit => ProblemKinds.LimitExceeded,
            ProblemKind.Invalid => ProblemKinds.InvalidArchitecture,
            var unknown => throw new ArgumentOutOfRangeException(nameof(report), unknown, "An unknown kind of problem."),
        };
        var errors = report.Problems.Take(ProblemReport.Most).Select(problem => Item(problem, language)).ToImmutableArray();
        return kind with
        {
            Detail = ProblemKinds.Detail(errors),
            Errors = errors,
            Partial = report is ArchitectureReport { Partial: var known } ? known : default,
        };
    }

    private static ProblemItem Item(Problem problem, string language) =>
        new(problem.Code, Phrase.Literal(Messages.Message(problem, language)))
        {
            // A fault of the whole body, or of its text, points at nothing inside it.
            Pointer = problem.Pointer is "" ? null : problem.Pointer,
            Layer = problem.Layer,
            Parameter = problem.Option,
            Hint = Messages.Hint(problem, language) is { } hint ? Phrase.Literal(hint) : null,
            ReceivedJson = problem.Received,
            Position = problem.Position,
        };
}
