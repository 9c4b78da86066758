using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
    private const int Unmet = -1;

    public static RowOrder Of(ModelGraph model)
    {
        var numbers = FirstCalls(model);
        var (calls, firstMet) = Meet(model, numbers);
        var (callDepths, layerDepths) = (Filled(numbers[^1]), Filled(model.Layers.Length));
        for (var i = calls.Count - 1; i >= 0; i--)
        {
            var (layer, call) = calls[i];
            ref var depth = ref callDepths[numbers[layer] + call];
            depth = layerDepths[layer] = Math.Max(0, Math.Max(depth, layerDepths[layer]));
            foreach (var source in model.Calls[layer][call].Sources)
            {
                ref var before = ref callDepths[numbers[source.Layer] + source.Call];
                before = Math.Max(depth + 1, before);
            }
        }

        for (var i = 0; i < model.Inputs.Length; i++)
        {
            var (layer, call, _) = model.Inputs[i];
            if (layerDepths[layer] != Unmet) continue;
            // Inputs that nothing uses come before what is met, in their own order.
            firstMet[layer] = i - model.Inputs.Length;
            callDepths[numbers[layer] + call] = layerDepths[layer] = 0;
        }

        return new(Sorted(layerDepths, firstMet), IsChainOf(model, numbers, callDepths));
    }

    /// <summary>The number of each layer's first call, where all calls are numbered through; at the end, how many there are.</summary>
    private static int[] FirstCalls(ModelGraph model)
    {
        var numbers = new int[model.Layers.Length + 1];
        for (var layer = 0; layer < model.Layers.Length; layer++)
            numbers[layer + 1] = numbers[layer] + model.Calls[layer].Length;
        return numbers;
    }

    /// <summary>Walks from the outputs to the inputs: the calls, each after those that feed it, and when each layer was first met.</summary>
    private static (List<(int Layer, int Call)> Calls, int[] FirstMet) Meet(ModelGraph model, int[] numbers)
    {
        var calls = new List<(int, int)>(numbers[^1]);
        var (firstMet, met) = (Filled(model.Layers.Length), 0);
        var seen = new bool[numbers[^1]];
        var open = new Stack<(int Layer, int Call, int NextSource)>();
        var outputs = new List<TensorSource>();
        model.Outputs?.Collect(outputs);
        foreach (var output in outputs)
        {
            Open(output);
            while (open.TryPop(out var top))
            {
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
            if (source.Layer < 0 || seen[numbers[source.Layer] + source.Call]) return;
            seen[numbers[source.Layer] + source.Call] = true;
            if (firstMet[source.Layer] == Unmet) firstMet[source.Layer] = met++;
            open.Push((source.Layer, source.Call, 0));
        }
    }

    /// <summary>The layers that have a depth: the deepest first, then as they were met.</summary>
    private static ImmutableArray<int> Sorted(int[] depths, int[] firstMet)
    {
        var (keys, layers, count) = (new long[depths.Length], new int[depths.Length], 0);
        for (var layer = 0; layer < depths.Length; layer++)
        {
            if (depths[layer] == Unmet) continue;
            keys[count] = ((long)-depths[layer] << 32) + firstMet[layer];
            layers[count++] = layer;
        }

        Array.Sort(keys, layers, 0, count);
        Array.Resize(ref layers, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(layers);
    }

    private static bool IsChainOf(ModelGraph model, int[] numbers, int[] callDepths)
    {
        var isTaken = new bool[callDepths.Length + 1];
        for (var layer = 0; layer < model.Layers.Length; layer++)
        {
            var used = 0;
            for (var call = 0; call < model.Calls[layer].Length; call++)
            {
                var depth = callDepths[numbers[layer] + call];
                if (depth == Unmet) continue;
                if (++used > 1 || isTaken[depth] || model.Calls[layer][call].Sources.Length > 1) return false;
                isTaken[depth] = true;
            }
        }

        return true;
    }

    private static int[] Filled(int count)
    {
        var numbers = new int[count];
        Array.Fill(numbers, Unmet);
        return numbers;
    }
}
