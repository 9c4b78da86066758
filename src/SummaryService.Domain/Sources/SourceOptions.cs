using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

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
internal sealed record SourceRequest(SourceOptions Options, int Depth, CancellationToken Cancellation)
{
    /// <summary>How layers are named that the text does not name.</summary>
    public NamingRule Naming { get; init; } = NamingRule.Keras3;

    /// <summary>Tells the rows of a model, for a text that asks for the shape of a tensor; null where the model has faults.</summary>
    public Func<Document, IReadOnlyList<LayerRow>?> Infer { get; init; } = _ => null;
}
