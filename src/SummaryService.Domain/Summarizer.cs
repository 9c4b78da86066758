using System.Diagnostics.CodeAnalysis;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain;

/// <summary>The front door: an architecture's bytes in, its summary or its problems out.</summary>
public static class Summarizer
{
    /// <summary>Reads an architecture in any dialect and summarizes it.</summary>
    public static Outcome<ModelSummary> Summarize(ReadOnlyMemory<byte> architecture, SummaryOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>Reads one layer and its inputs (<c>{"layer": …, "inputs": …}</c>) and gives the layer's row.</summary>
    public static Outcome<LayerRow> SummarizeLayer(ReadOnlyMemory<byte> layer, SummaryOptions? options = null) =>
        throw new NotImplementedException();
}

/// <summary>What the engine is to assume and to allow.</summary>
public sealed record SummaryOptions
{
    /// <summary>The defaults.</summary>
    public static SummaryOptions Default { get; } = new();

    /// <summary>How many examples a batch holds, where a cost depends on it.</summary>
    public int BatchSize { get; init; } = 1;
}

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
