using System.Collections.Immutable;

namespace SummaryService.Domain.Sources;

/// <summary>What a caller says about a text that leaves something open; JSON leaves nothing open.</summary>
public sealed record SourceOptions
{
    /// <summary>The defaults.</summary>
    public static SourceOptions Default { get; } = new();

    /// <summary>The name of the model to take from a text that has several; null for the one that it summarizes last, or else the last one.</summary>
    public string? Model { get; init; }

    /// <summary>Values for names that the text does not define, as Python literals: <c>num_classes</c>, <c>10</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Define { get; init; } = [];
}

/// <summary>What a source is asked to do.</summary>
/// <param name="Options">What the caller said about the text.</param>
/// <param name="Depth">How deep the document may nest.</param>
/// <param name="Cancellation">Ends the work early.</param>
internal sealed record SourceRequest(SourceOptions Options, int Depth, CancellationToken Cancellation);
