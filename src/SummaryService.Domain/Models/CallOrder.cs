using System.Collections.Immutable;

namespace SummaryService.Domain.Models;

/// <summary>An order of a model's calls in which every call comes after those that feed it.</summary>
/// <param name="Calls">The calls, each by its layer and its number.</param>
/// <param name="Cycle">The layers of a cycle in their order, where there is one; the order is then of no use.</param>
internal sealed record CallOrder(ImmutableArray<(int Layer, int Call)> Calls, ImmutableArray<int> Cycle)
{
    private enum State : byte
    {
        New,
        Open,
        Done,
    }

    /// <summary>Finds the order: depth first from each call, with a stack of its own, since a model may be of any depth.</summary>
    public static CallOrder Of(ModelGraph model)
    {
        if (InTheirOwnOrder(model) is { } written) return new(written, []);
        var states = new State[model.Layers.Length][];
        var count = 0;
        for (var layer = 0; layer < states.Length; layer++)
        {
            states[layer] = new State[model.Calls[layer].Length];
            count += states[layer].Length;
        }

        var order = ImmutableArray.CreateBuilder<(int, int)>(count);
        var open = new Stack<(int Layer, int Call, int NextSource)>();
        for (var layer = 0; layer < states.Length; layer++)
        {
            for (var call = 0; call < states[layer].Length; call++)
            {
                if (states[layer][call] == State.Done) continue;
                Open(layer, call);
                while (open.TryPeek(out var top))
                {
                    open.Pop();
                    var sources = model.Calls[top.Layer][top.Call].Sources;
                    if (top.NextSource == sources.Length)
                    {
                        states[top.Layer][top.Call] = State.Done;
                        order.Add((top.Layer, top.Call));
                        continue;
                    }

                    open.Push(top with { NextSource = top.NextSource + 1 });
                    var source = sources[top.NextSource];
                    if (source.Layer < 0) continue;
                    switch (states[source.Layer][source.Call])
                    {
                        case State.New:
                            Open(source.Layer, source.Call);
                            break;
                        case State.Open:
                            return new([], [.. open.TakeWhile(entry => (entry.Layer, entry.Call) != (source.Layer, source.Call)).Select(entry => entry.Layer).Append(source.Layer).Reverse()]);
                    }
                }
            }
        }

        return new(order.MoveToImmutable(), []);

        void Open(int layer, int call)
        {
            states[layer][call] = State.Open;
            open.Push((layer, call, 0));
        }
    }

    /// <summary>The calls as they are written, where every call already comes after those that feed it, as in most files.</summary>
    private static ImmutableArray<(int Layer, int Call)>? InTheirOwnOrder(ModelGraph model)
    {
        var order = ImmutableArray.CreateBuilder<(int, int)>(model.Layers.Length);
        for (var layer = 0; layer < model.Layers.Length; layer++)
        {
            var calls = model.Calls[layer];
            for (var call = 0; call < calls.Length; call++)
            {
                foreach (var source in calls[call].Sources)
                {
                    if (source.Layer >= layer) return null;
                }

                order.Add((layer, call));
            }
        }

        return order.DrainToImmutable();
    }
}
