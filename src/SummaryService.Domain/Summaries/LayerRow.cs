using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>One row of the table: a layer, an operation or a nested model.</summary>
public sealed record LayerRow
{
    /// <summary>The layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The layer's class, as Keras prints it in brackets.</summary>
    public required string Type { get; init; }

    /// <summary>What the layer's last call gives; null while nobody has said what goes in, or where it is unknown.</summary>
    public required TensorTree? Output { get; init; }

    /// <summary>What a nested model gives for the inputs that it declares, whatever its calls put in; null for a plain layer.</summary>
    public TensorTree? OwnOutput { get; init; }

    /// <summary>
    /// What a release prints where it cannot give one shape, such as <c>multiple</c>; null where it prints the shape.
    /// </summary>
    public string? ShapeText { get; init; }

    /// <summary>Whether the layer's weights exist; without, Keras prints <c>0 (unbuilt)</c>.</summary>
    public bool IsBuilt { get; init; } = true;

    /// <summary>Whether the layer is one that training changes, or was frozen.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The weights, those of layers inside included; empty where there are none.</summary>
    public ImmutableArray<LayerWeight> Weights { get; init; } = [];

    /// <summary>How many numbers the weights hold together.</summary>
    public Int128 Params { get; init; }

    /// <summary>How many of them training changes.</summary>
    public Int128 TrainableParams { get; init; }

    /// <summary>How many of them training leaves alone.</summary>
    public Int128 NonTrainableParams => Params - TrainableParams;

    /// <summary>Whether there may be weights that nobody can tell, so that the counts are the least there is.</summary>
    public bool HasUnknownWeights { get; init; }

    /// <summary>Whether the row is an operation on tensors, which Keras does not count as a layer.</summary>
    public bool IsOperation { get; init; }

    /// <summary>Each time the layer is called: what goes in, and what comes out.</summary>
    public ImmutableArray<LayerCall> Calls { get; init; } = [];

    /// <summary>What one forward pass costs; null where a size that it depends on is unknown.</summary>
    public Cost? Cost { get; init; }

    /// <summary>What of the model's input its last call sees; null where that cannot be told.</summary>
    public ReceptiveField? ReceptiveField { get; init; }

    /// <summary>Why it cannot be told; null where it can, and where nobody asks for costs.</summary>
    public NoReceptiveField? NoReceptiveField { get; init; }

    /// <summary>The rows of a nested model; empty for a plain layer.</summary>
    public ImmutableArray<LayerRow> Layers { get; init; } = [];

    /// <summary>What its explanation is made from; null where nobody asked for one.</summary>
    internal Derivation? Derivation { get; init; }

    /// <summary>Which of those rows take and give the nested model's tensors; null for a chain and for a plain layer.</summary>
    public ModelEnds? Ends { get; init; }

    /// <summary>Where the row's inputs come from, over all calls, as Keras prints them: <c>conv[0][0]</c>.</summary>
    public IEnumerable<TensorReference> ConnectedTo => Calls.SelectMany(call => call.Inputs);
}

/// <summary>The tensors at the ends of a functional model, by the layers inside that give them.</summary>
/// <param name="Inputs">What the model takes, in order.</param>
/// <param name="Outputs">What the model gives, in order.</param>
public sealed record ModelEnds(ImmutableArray<TensorReference> Inputs, ImmutableArray<TensorReference> Outputs);

/// <summary>One call of a layer.</summary>
/// <param name="Inputs">The tensors that go in, in order.</param>
/// <param name="Output">What comes out; null where it is unknown.</param>
public sealed record LayerCall(ImmutableArray<TensorReference> Inputs, TensorTree? Output);

/// <summary>A tensor by its origin.</summary>
/// <param name="Layer">The name of the layer that gives it.</param>
/// <param name="Call">Which of that layer's calls.</param>
/// <param name="Tensor">Which of that call's outputs.</param>
public readonly record struct TensorReference(string Layer, int Call = 0, int Tensor = 0)
{
    /// <summary>The reference as Keras prints it: <c>conv[0][0]</c>.</summary>
    public override string ToString() => $"{Layer}[{Call}][{Tensor}]";
}
