using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Makes a list of layers a chain: each is called once, on what the one before it gives.</summary>
internal static class Chain
{
    private const int Few = 16;

    // Chains differ in their layers alone: the calls of all but the longest are made once.
    private static readonly ImmutableArray<ImmutableArray<CallNode>> Calls = [.. Enumerable.Range(0, 128).Select(layer => CallOn(new(layer)))];
    private static readonly ImmutableArray<CallNode> CallOnNothing = [CallNode.OnNothing];
    private static readonly ImmutableArray<CallNode> CallFromOutside = CallOn(TensorSource.Outside);

    /// <summary>The model of the chain.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="layers">The layers; null for one that could not be read, after which nobody knows what comes in.</param>
    /// <param name="context">Where problems go.</param>
    /// <param name="declared">What the file says that a layer gives, by the layer's place in the list; null where it says nothing.</param>
    public static ModelGraph Of(
        string name, List<LayerNode?> layers, ReadContext context, Dictionary<(int Layer, int Call, int Tensor), Node>? declared = null)
    {
        // A few names are compared with each other sooner than hashed.
        var names = layers.Count > Few ? new HashSet<string>(layers.Count) : null;
        var chained = ImmutableArray.CreateBuilder<LayerNode>(layers.Count);
        var calls = ImmutableArray.CreateBuilder<ImmutableArray<CallNode>>(layers.Count);
        var startsWithInput = layers is [{ } first, ..] && first.Definition == InputLayer.Definition;
        var isBroken = false;
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] is not { } layer)
            {
                isBroken = true;
                continue;
            }

            if (!(names?.Add(layer.Name) ?? IsNew(layer.Name, chained)) && !context.Problems.IsFull) context.Problems.Add(Duplicates.Of(layer));
            if (i > 0 && layer.Definition == InputLayer.Definition && !context.Problems.IsFull)
                context.Problems.Add(new Problem { Key = "misplaced_input", Pointer = layer.Origin.Pointer, Layer = layer.Name });
            chained.Add(layer);
            calls.Add(isBroken ? [] : chained.Count > 1 ? CallAfter(chained.Count - 2) : startsWithInput ? CallOnNothing : CallFromOutside);
        }

        var output = chained.Count == 0 ? TensorSource.Outside : new TensorSource(chained.Count - 1);
        var model = new ModelGraph
        {
            Name = name,
            Type = "Sequential",
            Layers = chained.DrainToImmutable(),
            Calls = calls.DrainToImmutable(),
            Inputs = layers.Count == 0 ? [] : [startsWithInput ? new TensorSource(0) : TensorSource.Outside],
            Outputs = isBroken ? null : output,
            IsSequential = true,
        };
        return declared is null || isBroken ? model : model with { Declared = declared };
    }

    /// <summary>A chain that names no input, with one before its first layer.</summary>
    public static ModelGraph Begin(ModelGraph chain, LayerNode input) => chain with
    {
        Layers = [input, .. chain.Layers],
        Calls = [CallOnNothing, .. chain.Calls.Select((calls, i) => calls.IsEmpty ? calls : CallAfter(i))],
        Declared = chain.Declared.ToDictionary(told => (told.Key.Layer + 1, told.Key.Call, told.Key.Tensor), told => told.Value),
        Inputs = [new TensorSource(0)],
        Outputs = chain.Outputs is TensorSource output ? output with { Layer = output.Layer + 1 } : null,
    };

    private static bool IsNew(string name, ImmutableArray<LayerNode>.Builder layers)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i].Name == name) return false;
        }

        return true;
    }

    private static ImmutableArray<CallNode> CallAfter(int layer) => layer < Calls.Length ? Calls[layer] : CallOn(new(layer));

    private static ImmutableArray<CallNode> CallOn(TensorSource source) => [CallNode.On(source)];
}
