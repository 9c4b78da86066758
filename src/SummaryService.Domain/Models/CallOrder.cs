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
        var states = new State[model.Layers.Length][];
        var count = 0;
        for (var layer = 0; layer < states.Length; layer++)
        {
            states[layer] = new State[model.Layers[layer].Calls.Length];
            count += states[layer].Length;
        }

        var order = ImmutableArray.CreateBuilder<(int, int)>(count);
        var open = new Stack<(int Layer, int Call, IEnumerator<TensorSource> Sources)>();
        for (var layer = 0; layer < states.Length; layer++)
        {
            for (var call = 0; call < states[layer].Length; call++)
            {
                if (states[layer][call] == State.Done) continue;
                Open(layer, call);
                while (open.TryPeek(out var top))
                {
                    if (!top.Sources.MoveNext())
                    {
                        open.Pop();
                        states[top.Layer][top.Call] = State.Done;
                        order.Add((top.Layer, top.Call));
                        continue;
                    }

                    var source = top.Sources.Current;
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
            open.Push((layer, call, model.Layers[layer].Calls[call].Sources.GetEnumerator()));
        }
    }
}
