using System.Collections.Immutable;

namespace SummaryService.Domain.Models;

/// <summary>In which order Keras shows the layers of a functional model, and whether it takes the model for a chain.</summary>
/// <param name="Layers">The layers that the outputs depend on, and the model's inputs; by depth, then as they are met from the outputs.</param>
/// <param name="IsChain">Whether no layer joins, branches or is shared.</param>
/// <remarks>
/// A call's depth is its distance from the outputs; a layer's is that of its deepest call.
/// Source: https://keras.io/api/models/model/ (the summary's order is that of <c>Function</c>'s graph)
/// </remarks>
internal sealed record RowOrder(ImmutableArray<int> Layers, bool IsChain)
{
    public static RowOrder Of(ModelGraph model)
    {
        var (calls, firstMet) = Meet(model);
        var callDepths = new Dictionary<(int Layer, int Call), int>(calls.Count);
        var layerDepths = new Dictionary<int, int>(calls.Count);
        for (var i = calls.Count - 1; i >= 0; i--)
        {
            var call = calls[i];
            var depth = Math.Max(callDepths.GetValueOrDefault(call), layerDepths.GetValueOrDefault(call.Layer));
            callDepths[call] = layerDepths[call.Layer] = depth;
            foreach (var source in model.Calls[call.Layer][call.Call].Sources)
                callDepths[(source.Layer, source.Call)] = Math.Max(depth + 1, callDepths.GetValueOrDefault((source.Layer, source.Call)));
        }

        foreach (var input in model.Inputs)
        {
            if (!layerDepths.TryAdd(input.Layer, 0)) continue;
            firstMet[input.Layer] = -1;
            callDepths[(input.Layer, input.Call)] = 0;
        }

        return new(
            [.. layerDepths.OrderByDescending(layer => layer.Value).ThenBy(layer => firstMet[layer.Key]).Select(layer => layer.Key)],
            IsChainOf(model, callDepths));
    }

    /// <summary>Walks from the outputs to the inputs: the calls, each after those that feed it, and when each layer was first met.</summary>
    private static (List<(int Layer, int Call)> Calls, Dictionary<int, int> FirstMet) Meet(ModelGraph model)
    {
        var calls = new List<(int, int)>();
        var firstMet = new Dictionary<int, int>();
        var seen = new HashSet<(int, int)>();
        var open = new Stack<(int Layer, int Call, int NextSource)>();
        var outputs = new List<TensorSource>();
        model.Outputs?.Collect(outputs);
        foreach (var output in outputs)
        {
            Open(output);
            while (open.TryPeek(out var top))
            {
                open.Pop();
                var sources = model.Calls[top.Layer][top.Call].Sources;
                if (top.NextSource == sources.Length)
                {
                    calls.Add((top.Layer, top.Call));
                    continue;
                }

                open.Push(top with { NextSource = top.NextSource + 1 });
                Open(sources[top.NextSource]);
            }
        }

        return (calls, firstMet);

        void Open(TensorSource source)
        {
            if (source.Layer < 0 || !seen.Add((source.Layer, source.Call))) return;
            firstMet.TryAdd(source.Layer, firstMet.Count);
            open.Push((source.Layer, source.Call, 0));
        }
    }

    private static bool IsChainOf(ModelGraph model, Dictionary<(int Layer, int Call), int> callDepths)
    {
        var depths = new HashSet<int>(callDepths.Count);
        var layers = new HashSet<int>(callDepths.Count);
        foreach (var ((layer, call), depth) in callDepths)
        {
            if (!depths.Add(depth) || !layers.Add(layer) || model.Calls[layer][call].Sources.Length > 1) return false;
        }

        return true;
    }
}
