using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Diagrams.Graphs;

/// <summary>Makes the graph of a picture from a summary's rows.</summary>
/// <remarks>
/// A connection to a nested model that is opened goes to the layer inside that takes the tensor, and one from it comes from
/// the layer inside that gives it. Nested models nest no deeper than the document that they came in.
/// </remarks>
internal sealed class GraphBuilder
{
    private readonly bool _expand;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<DiagramNode>.Builder _nodes = ImmutableArray.CreateBuilder<DiagramNode>();
    private readonly ImmutableArray<DiagramFrame>.Builder _frames = ImmutableArray.CreateBuilder<DiagramFrame>();
    private readonly ImmutableArray<DiagramEdge>.Builder _edges = ImmutableArray.CreateBuilder<DiagramEdge>();
    private readonly HashSet<DiagramEdge> _known = [];
    private int _rows;

    private GraphBuilder(bool expand, CancellationToken cancellation) => (_expand, _cancellation) = (expand, cancellation);

    /// <summary>The graph of a model.</summary>
    /// <exception cref="DiagramLimitException">There is too much to draw.</exception>
    public static DiagramGraph Build(ModelSummary summary, bool expandNested, CancellationToken cancellation)
    {
        var builder = new GraphBuilder(expandNested, cancellation);
        builder._frames.Add(new(null, 0, "", null));
        builder.AddModel(summary.Layers, 0);
        return new(builder._nodes.ToImmutable(), builder._frames.ToImmutable(), builder._edges.ToImmutable());
    }

    private Parts AddModel(ImmutableArray<LayerRow> rows, int frame)
    {
        var parts = new Parts(rows.Length);
        foreach (var row in rows)
            parts.Add(AddRow(row, frame));

        if (rows.All(row => row.Calls.IsEmpty)) ConnectChain(parts);
        else ConnectGraph(parts);
        return parts;
    }

    private Part AddRow(LayerRow row, int frame)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_nodes.Count + _frames.Count > DiagramLimits.Nodes)
            throw new DiagramLimitException("limit_exceeded.diagram_nodes", DiagramLimits.Nodes);
        var path = frame == 0 ? row.Name : $"{_frames[frame].Path}/{row.Name}";
        int? index = frame != 0 && row.IsOperation ? null : _rows++;
        if (!_expand || row.Layers.IsEmpty)
        {
            _nodes.Add(new(row, frame, path, index));
            return new(row, _nodes.Count - 1, null);
        }

        _frames.Add(new(row, frame, path, index));
        return new(row, -1, AddModel(row.Layers, _frames.Count - 1));
    }

    private void ConnectChain(Parts parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var tensors = Math.Max(1, parts[i].Row.Ends?.Inputs.Length ?? 1);
            for (var tensor = 0; tensor < tensors; tensor++)
                Connect(Giver(parts[i - 1], tensor), Taker(parts[i], tensor));
        }
    }

    private void ConnectGraph(Parts parts)
    {
        foreach (var part in parts)
        {
            foreach (var call in part.Row.Calls)
            {
                _cancellation.ThrowIfCancellationRequested();
                for (var i = 0; i < call.Inputs.Length; i++)
                {
                    if (parts.Find(call.Inputs[i].Layer) is { } source)
                        Connect(Giver(source, call.Inputs[i].Tensor), Taker(part, i));
                }
            }
        }
    }

    private void Connect(int from, int to)
    {
        if (!_known.Add(new(from, to))) return;
        if (_edges.Count == DiagramLimits.Edges) throw new DiagramLimitException("limit_exceeded.diagram_edges", DiagramLimits.Edges);
        _edges.Add(new(from, to));
    }

    /// <summary>The box that gives a tensor of a part.</summary>
    private static int Giver(Part part, int tensor)
    {
        while (part.Inner is [.., var last])
        {
            var outputs = part.Row.Ends?.Outputs ?? [];
            if (outputs.IsEmpty)
            {
                part = last;
                continue;
            }

            var output = outputs[Math.Min(tensor, outputs.Length - 1)];
            part = part.Inner.Find(output.Layer) ?? last;
            tensor = output.Tensor;
        }

        return part.Node;
    }

    /// <summary>The box that takes a tensor of a part.</summary>
    private static int Taker(Part part, int tensor)
    {
        while (part.Inner is [var first, ..])
        {
            var inputs = part.Row.Ends?.Inputs ?? [];
            if (inputs.IsEmpty)
            {
                part = first;
                continue;
            }

            var input = inputs[Math.Min(tensor, inputs.Length - 1)];
            part = part.Inner.Find(input.Layer) ?? first;
            tensor = input.Tensor;
        }

        return part.Node;
    }

    /// <summary>A row in the picture: a box, or a frame with parts inside.</summary>
    private sealed record Part(LayerRow Row, int Node, Parts? Inner);

    /// <summary>The parts of a model in order, which are found by their names.</summary>
    private sealed class Parts(int capacity) : List<Part>(capacity)
    {
        private Dictionary<string, Part>? _byName;

        /// <summary>The first part of a name; null where there is none.</summary>
        public Part? Find(string name)
        {
            if (_byName is null)
            {
                _byName = new(Count);
                foreach (var part in this)
                    _byName.TryAdd(part.Row.Name, part);
            }

            return _byName.GetValueOrDefault(name);
        }
    }
}
