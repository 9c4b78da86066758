namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The calls that a model's outputs depend on.</summary>
/// <param name="Order">The calls, each after those that feed it, the model's inputs first.</param>
/// <param name="Boundary">The tensors where the graph begins that no input layer gives.</param>
internal sealed record Graph(IReadOnlyList<LayerCall> Order, IReadOnlyList<TensorValue> Boundary)
{
    /// <summary>The graph of a model.</summary>
    public static Graph Of(FunctionalModel model) =>
        Between([.. LayerCall.TensorsIn(model.Inputs)], [.. LayerCall.TensorsIn(model.Outputs)], _ => false);

    /// <summary>The graph from some tensors to others, with a stack of its own, since a model may be of any depth.</summary>
    /// <param name="inputs">Where it begins.</param>
    /// <param name="outputs">Where it ends.</param>
    /// <param name="isKnown">Whether what a call gives is known, so that the graph may begin there as well.</param>
    public static Graph Between(IReadOnlyList<TensorValue> inputs, IReadOnlyList<TensorValue> outputs, Func<LayerCall, bool> isKnown)
    {
        var order = new List<LayerCall>();
        var boundary = new List<TensorValue>();
        var begins = inputs.Select(input => (input.Source, input.Index)).ToHashSet();
        var met = new HashSet<LayerCall>();
        foreach (var input in inputs)
        {
            if (IsInput(input.Source) && met.Add(input.Source)) order.Add(input.Source);
            else if (!IsInput(input.Source)) boundary.Add(input);
        }

        var open = new Stack<(LayerCall Call, IEnumerator<TensorValue> Inputs)>();
        foreach (var output in outputs)
        {
            Enter(output);
            while (open.TryPeek(out var top))
            {
                if (top.Inputs.MoveNext())
                {
                    Enter(top.Inputs.Current);
                }
                else
                {
                    open.Pop();
                    order.Add(top.Call);
                }
            }
        }

        return new(order, boundary);

        void Enter(TensorValue tensor)
        {
            var call = tensor.Source;
            if (begins.Contains((call, tensor.Index)) && !IsInput(call)) return;
            if (!met.Contains(call) && isKnown(call))
            {
                if (begins.Add((call, tensor.Index))) boundary.Add(tensor);
                return;
            }

            if (met.Add(call)) open.Push((call, call.Inputs.GetEnumerator()));
        }
    }

    private static bool IsInput(LayerCall call) => call.Layer is LayerValue { Type: "InputLayer" };
}
