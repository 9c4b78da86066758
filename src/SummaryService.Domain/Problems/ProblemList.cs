using System.Collections.Immutable;

namespace SummaryService.Domain.Problems;

/// <summary>Gathers the problems of one request, and stops gathering where an answer is full.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    /// <summary>All that were added.</summary>
    public IReadOnlyList<Problem> All => _problems;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>Whether an answer holds no more, so that looking further is of no use.</summary>
    public bool IsFull => _problems.Count >= ProblemReport.Most;

    public void Add(Problem problem)
    {
        if (!IsFull) _problems.Add(problem);
    }

    public ProblemReport ToReport() => new(
        _problems.Any(problem => problem.Code == "limit_exceeded") ? ProblemKind.OverLimit : ProblemKind.Invalid,
        [.. _problems]);
}
