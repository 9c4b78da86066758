using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Models;

/// <summary>A model as every dialect gives it: layers, their calls, and nothing inferred.</summary>
internal sealed record ModelGraph
{
    public required string Name { get; init; }

    /// <summary>The class: <c>Sequential</c>, <c>Functional</c>, or a subclass's name.</summary>
    public required string Type { get; init; }

    public required string Dialect { get; init; }

    /// <summary>The layers in the order in which the model was built; a source of a layer's call may stand after it.</summary>
    public required ImmutableArray<LayerNode> Layers { get; init; }

    /// <summary>Whether the model is a chain whose input layer is not shown.</summary>
    public bool IsSequential { get; init; }

    /// <summary>The serialized optimizer, where the file says what the model was compiled with.</summary>
    public Node Optimizer { get; init; }
}

/// <summary>A layer of a model: its type, its arguments, and what it is called on.</summary>
internal sealed record LayerNode
{
    public required string Name { get; init; }

    public required LayerDefinition Definition { get; init; }

    /// <summary>The object that holds the arguments.</summary>
    public required Node Config { get; init; }

    /// <summary>The place of the layer in what was posted, for problems that are about no argument.</summary>
    public required Node Origin { get; init; }

    /// <summary>How the dialect spells an argument; null where it does as Keras 3 does.</summary>
    public Func<string, string>? Spelling { get; init; }

    /// <summary>Whether an argument that the layer does not have is a fault: in what people write, not in what programs wrote.</summary>
    public bool IsStrict { get; init; }

    public bool Trainable { get; init; } = true;

    public DTypePolicy Policy { get; init; } = DTypePolicy.Float32;

    public Quantization? Quantization { get; init; }

    /// <summary>Reads a layer that stands in an argument of this one; null, with a problem, where it cannot.</summary>
    public Func<Node, LayerNode?>? ReadNested { get; init; }

    /// <summary>What the layer is called on, each time; empty while nobody has said.</summary>
    public ImmutableArray<ImmutableArray<TensorSource>> Calls { get; init; } = [];
}

/// <summary>A tensor that goes into a call: which layer of the model gives it, at which of its calls, as which output.</summary>
internal readonly record struct TensorSource(int Layer, int Call = 0, int Tensor = 0);
