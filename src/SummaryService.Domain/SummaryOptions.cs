using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources;

namespace SummaryService.Domain;

/// <summary>What the engine is to assume and to allow.</summary>
public sealed record SummaryOptions
{
    /// <summary>The defaults.</summary>
    public static SummaryOptions Default { get; } = new();

    /// <summary>How many examples a batch holds, where a cost depends on it. Default 1.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether costs are wanted; a text does not show them. Default true.</summary>
    public bool Costs { get; init; } = true;

    /// <summary>Whether what explanations are made from is kept for each row. Default false.</summary>
    public bool Explain { get; init; }

    /// <summary>
    /// Whether the rows of a nested model hold its operations too, which a table does not show but a picture connects. Default false.
    /// </summary>
    public bool NestedOperations { get; init; }

    /// <summary>The era of Keras that says what the architecture leaves open. Default: Keras 3, and of earlier ones what it does not tell.</summary>
    public KerasEra Era { get; init; } = KerasEra.Data;

    /// <summary>What the caller says about a text that leaves something open.</summary>
    public SourceOptions Source { get; init; } = SourceOptions.Default;

    /// <summary>The forms in which an architecture may be posted.</summary>
    internal ImmutableArray<ISource> Sources { get; init; } = SourceCatalogue.All;

    /// <summary>What is refused for being too much.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}
