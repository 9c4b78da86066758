using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>What the calls of the layers tell.</summary>
internal static class Calls
{
    /// <summary>Goes through the tensors that go into a row, over all its calls.</summary>
    public static InputEnumerator InputsOf(LayerRow layer) => new(layer);

    /// <summary>
    /// Whether the calls follow each other one by one, whether or not two of them are calls of the same layer.
    /// </summary>
    public static bool AreChain(ReadOnlySpan<LayerRow> layers)
    {
        var sources = 0;
        var consumed = new HashSet<(string Layer, int Call)>();
        foreach (var layer in layers)
        {
            if (layer.Calls.IsEmpty) sources++;
            foreach (var call in layer.Calls)
            {
                if (call.Inputs.Length > 1) return false;
                if (call.Inputs.IsEmpty) sources++;
                else if (!consumed.Add((call.Inputs[0].Layer, call.Inputs[0].Call))) return false;
            }
        }

        return sources <= 1;
    }

    internal struct InputEnumerator(LayerRow layer)
    {
        private int _call;
        private int _input = -1;

        public readonly TensorReference Current => layer.Calls[_call].Inputs[_input];

        public bool MoveNext()
        {
            _input++;
            while (_call < layer.Calls.Length)
            {
                if (_input < layer.Calls[_call].Inputs.Length) return true;
                _call++;
                _input = 0;
            }

            return false;
        }
    }
}
