using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>What <c>model.summary()</c> tells of a model, as data: every format is made from this.</summary>
public sealed record ModelSummary
{
    /// <summary>The model's name, as in <c>Model: "sequential_2"</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The model's class: <c>Sequential</c>, <c>Functional</c>, or a subclass's own name.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The dialect that the architecture was written in, such as <c>simple</c> or <c>keras3</c>; for a file that it was
    /// packed in, the file's: <c>keras-archive</c>.
    /// </summary>
    public required string Dialect { get; init; }

    /// <summary>The release of Keras that wrote the file, where the file's metadata tells: its text is the default.</summary>
    public string? KerasVersion { get; init; }

    /// <summary>The tensors that the model takes; empty while nobody has said what they are.</summary>
    public required ImmutableArray<NamedTensor> Inputs { get; init; }

    /// <summary>The tensors that the model gives.</summary>
    public required ImmutableArray<NamedTensor> Outputs { get; init; }

    /// <summary>The rows that Keras prints, in its order.</summary>
    public required ImmutableArray<LayerRow> Layers { get; init; }

    /// <summary>The sums below the table, each weight counted once.</summary>
    public required ParameterTotals Totals { get; init; }

    /// <summary>
    /// Whether Keras prints the table without its <c>Connected to</c> column: a Sequential model, or a functional
    /// one that is a pure chain.
    /// </summary>
    public required bool IsChain { get; init; }

    /// <summary>How the architecture was read from a text that is no JSON; null where JSON was posted.</summary>
    public SummarySource? Source { get; init; }

    /// <summary>What is odd but no fault.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];
}

/// <summary>An input or output of a model.</summary>
/// <param name="Name">The name of the layer that gives it.</param>
/// <param name="Tensor">Its shape and dtype.</param>
public sealed record NamedTensor(string Name, TensorSpec Tensor);
