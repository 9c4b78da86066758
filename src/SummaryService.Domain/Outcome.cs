using System.Diagnostics.CodeAnalysis;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain;

/// <summary>A result, or why there is none.</summary>
/// <typeparam name="T">What the result is.</typeparam>
public sealed record Outcome<T>
    where T : class
{
    /// <summary>The result; null where there are problems.</summary>
    public T? Value { get; private init; }

    /// <summary>Why there is no result; null where there is one.</summary>
    public ProblemReport? Report { get; private init; }

    /// <summary>Whether there is a result.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Report))]
    public bool IsSuccess => Value is not null;

    /// <summary>A result.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>No result.</summary>
    public static implicit operator Outcome<T>(ProblemReport report) => new() { Report = report };
}
