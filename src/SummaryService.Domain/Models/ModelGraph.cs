using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Models;

/// <summary>A model as every dialect gives it: layers, their calls, and nothing inferred.</summary>
internal sealed record ModelGraph
{
    public required string Name { get; init; }

    /// <summary>The class: <c>Sequential</c>, <c>Functional</c>, or a subclass's name.</summary>
    public required string Type { get; init; }

    /// <summary>The layers in the order in which they were written; a source of a layer's call may stand after it.</summary>
    public required ImmutableArray<LayerNode> Layers { get; init; }

    /// <summary>What each layer is called on, each time; empty for one that nobody calls.</summary>
    public required ImmutableArray<ImmutableArray<CallNode>> Calls { get; init; }

    /// <summary>What the file says that a call gives, by layer, call and tensor; missing where it says nothing.</summary>
    public IReadOnlyDictionary<(int Layer, int Call, int Tensor), Node> Declared { get; init; } = NothingDeclared;

    /// <summary>The tensors that the model takes, in order; <see cref="TensorSource.Outside"/> for a chain that has no input layer.</summary>
    public required ImmutableArray<TensorSource> Inputs { get; init; }

    /// <summary>The tensors that the model gives, in their nesting; null for a model of nothing.</summary>
    public required SourceTree? Outputs { get; init; }

    /// <summary>Whether the model is a chain whose input layer is not shown.</summary>
    public bool IsSequential { get; init; }

    /// <summary>Whether its input is the one that releases before Keras 3 take from its first layer, where Keras 3 leaves it unbuilt.</summary>
    public bool AssumesInput { get; init; }

    /// <summary>Whether the model as a whole was frozen, and so every weight in it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The serialized optimizer, where the file says what the model was compiled with.</summary>
    public Node Optimizer { get; init; }

    /// <summary>The model as somebody wrote it, without the operations that Keras itself puts into it.</summary>
    public ModelGraph WithoutImplied()
    {
        // They stand at the end, so that all others keep their places.
        var end = Layers.Length;
        while (end > 0 && Layers[end - 1].Implied.Exists)
            end--;
        return end == Layers.Length ? this : this with
        {
            Layers = Layers[..end],
            Calls = [.. Calls[..end].Select(calls => calls.Any(call => call.Sources.Any(IsImplied)) ? [.. calls.Select(Written)] : calls)],
        };

        bool IsImplied(TensorSource source) => source.Layer >= end;

        CallNode Written(CallNode call) => new([.. call.Arguments.Where(argument => !Sources(argument.Tensors).Exists(IsImplied))], call.Origin);
    }

    private static List<TensorSource> Sources(SourceTree? tree)
    {
        var sources = new List<TensorSource>();
        tree?.Collect(sources);
        return sources;
    }

    private static readonly Dictionary<(int, int, int), Node> NothingDeclared = [];
}
