using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Models;

/// <summary>A layer of a model: its type and its arguments.</summary>
internal sealed record LayerNode
{
    public required string Name { get; init; }

    /// <summary>The class, as it is printed.</summary>
    public required string Type { get; init; }

    /// <summary>What the class does; null for a model, and for a class that is not known.</summary>
    public LayerDefinition? Definition { get; init; }

    /// <summary>The model that stands in the layer's place; null for a plain layer.</summary>
    public ModelGraph? Model { get; init; }

    /// <summary>The object that holds the arguments.</summary>
    public required Node Config { get; init; }

    /// <summary>The place of the layer in what was posted, for problems that are about no argument.</summary>
    public required Node Origin { get; init; }

    /// <summary>How the dialect writes the arguments; null where it does as Keras 3 does.</summary>
    public Spelling? Spelling { get; init; }

    /// <summary>Whether an argument that the layer does not have is a fault: in what people write, not in what programs wrote.</summary>
    public bool IsStrict { get; init; }

    public bool Trainable { get; init; } = true;

    public DTypePolicy Policy { get; init; } = DTypePolicy.Float32;

    public Quantization? Quantization { get; init; }

    /// <summary>Reads a layer that stands in an argument of this one; null, with a problem, where it cannot.</summary>
    public Func<Node, LayerNode?>? ReadNested { get; init; }

    /// <summary>The operation as Keras serializes it, where Keras itself puts it into the model; a missing node for what somebody wrote.</summary>
    public Node Implied { get; init; }

    /// <summary>Whether it is an operation on tensors, which has no weights and is no layer to Keras.</summary>
    public bool IsOperation { get; init; }

    /// <summary>Whether it is of a class that is not Keras's own, with weights that nobody can tell.</summary>
    public bool IsForeign => Definition is null && Model is null && !IsOperation;

    /// <summary>The weights that the file keeps for the layer, beside the architecture; empty where it tells of none.</summary>
    public ImmutableArray<Weight> StoredWeights { get; init; } = [];
}
