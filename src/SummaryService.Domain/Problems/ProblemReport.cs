using System.Collections.Immutable;

namespace SummaryService.Domain.Problems;

/// <summary>Why there is no summary: every independent fault, at most <see cref="Most"/>.</summary>
/// <param name="Kind">At which step it failed.</param>
/// <param name="Problems">The faults, in the order of the document.</param>
public record ProblemReport(ProblemKind Kind, ImmutableArray<Problem> Problems)
{
    /// <summary>How many faults one answer reports: enough to mend a model at once, and no more than a page holds.</summary>
    public const int Most = 100;
}

/// <summary>At which step the work failed.</summary>
public enum ProblemKind
{
    /// <summary>The body is not JSON.</summary>
    NotJson,

    /// <summary>The body is JSON, but no dialect's.</summary>
    UnknownDialect,

    /// <summary>An option does not fit, by itself or with this model.</summary>
    BadOption,

    /// <summary>A limit is passed.</summary>
    OverLimit,

    /// <summary>It was read, but is no valid architecture.</summary>
    Invalid,
}
