namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>How the tensors of a graph are referred to.</summary>
internal sealed class GraphNames
{
    private readonly Dictionary<KerasLayer, string> _names = [];
    private readonly Dictionary<LayerCall, int> _numbers = [];
    private readonly Dictionary<(LayerCall, int), string> _boundary = [];
    private readonly List<string> _boundaryNames = [];

    /// <summary>Numbers the calls of each layer, as far as they are in the graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What a layer is called, by the number of its first call in the graph.</param>
    public GraphNames(Graph graph, Func<KerasLayer, int, string> name)
    {
        for (var i = 0; i < graph.Order.Count; i++)
            _names.TryAdd(graph.Order[i].Layer, name(graph.Order[i].Layer, i));
        foreach (var calls in graph.Order.GroupBy(call => call.Layer))
        {
            var number = 0;
            foreach (var call in calls.OrderBy(call => call.Index))
                _numbers[call] = number++;
        }

        foreach (var tensor in graph.Boundary)
        {
            var boundary = $"input_of_{tensor.Source.Layer.Name}_{tensor.Index}";
            while (_boundaryNames.Contains(boundary))
                boundary += "_";
            _boundaryNames.Add(boundary);
            _boundary[(tensor.Source, tensor.Index)] = boundary;
        }
    }

    /// <summary>What a layer is called.</summary>
    public string NameOf(KerasLayer layer) => _names[layer];

    /// <summary>What the input is called that stands for a tensor where the graph begins.</summary>
    public string BoundaryName(int at) => _boundaryNames[at];

    /// <summary>A reference to a tensor. One that is not in the graph is referred to by its layer's name, for the engine to tell that it is missing.</summary>
    public string ReferenceTo(TensorValue tensor)
    {
        if (_boundary.TryGetValue((tensor.Source, tensor.Index), out var boundary)) return boundary;
        var name = _names.GetValueOrDefault(tensor.Source.Layer, tensor.Source.Layer.Name);
        var number = _numbers.GetValueOrDefault(tensor.Source);
        return number == 0 && tensor.Index == 0 && !name.EndsWith(']') ? name : $"{name}[{number}][{tensor.Index}]";
    }
}
