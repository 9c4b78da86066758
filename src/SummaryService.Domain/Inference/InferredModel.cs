using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>A model after the walk.</summary>
/// <param name="Graph">The model.</param>
/// <param name="Layers">Its layers in the order of the graph.</param>
/// <param name="Output">What it gives; null where that is not known.</param>
internal sealed record InferredModel(ModelGraph Graph, ImmutableArray<InferredLayer> Layers, TensorTree? Output)
{
    /// <summary>The arithmetic of all calls of each layer; empty where nobody asks for costs.</summary>
    public ImmutableArray<Work> Work { get; init; } = [];

    /// <summary>What of its input its only output sees; nothing for a model of several outputs.</summary>
    public View View { get; init; }
}

/// <summary>A layer after the walk: its weights, and what each of its calls gives.</summary>
/// <param name="Node">The layer.</param>
/// <param name="Outputs">What each call gives; null for a call whose inputs or outputs nobody knows.</param>
/// <param name="Weights">Its weights; empty until it is called.</param>
internal sealed record InferredLayer(LayerNode Node, ImmutableArray<TensorTree?> Outputs, ImmutableArray<LayerWeight> Weights)
{
    /// <summary>The model that stands in the layer's place, inferred for its own inputs; null for a plain layer.</summary>
    public InferredModel? Model { get; init; }

    /// <summary>Whether the layer was reached, and nobody can tell what it gives.</summary>
    public bool IsUntold { get; init; }

    /// <summary>What of the model's input its last call sees.</summary>
    public View View { get; init; }

    /// <summary>Whether there may be weights that nobody can tell.</summary>
    public bool HasUnknownWeights { get; init; }

    /// <summary>Whether nothing reached it, and it may have weights.</summary>
    public bool AwaitsInput { get; init; }

    /// <summary>Whether nothing reached it, and its weights are those that the file keeps for it.</summary>
    public bool TakesStored { get; init; }

    /// <summary>The layer at its last call, to derive its sizes from; null where nobody asks why.</summary>
    public AppliedLayer? LastCall { get; init; }

    /// <summary>Whether only the file tells what it gives, and its own arguments do not.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether what it gives is assumed and not told.</summary>
    public bool AssumesShape { get; init; }
}

/// <summary>A layer with what went into it.</summary>
/// <param name="Bound">The layer, bound to its arguments.</param>
/// <param name="Inputs">What went in.</param>
internal sealed record AppliedLayer(BoundLayer Bound, CallInputs Inputs);
