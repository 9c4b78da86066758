using SummaryService.Domain.Diagrams.Graphs;

namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>A graph cut at the borders of its frames: what stands in each frame, and which parts of edges run in it.</summary>
internal sealed class FrameGraph
{
    private readonly DiagramGraph _graph;
    private readonly int[] _places;
    private readonly int[] _framePlaces;
    private readonly CancellationToken _cancellation;

    /// <summary>Cuts a graph, from the outside in.</summary>
    public FrameGraph(DiagramGraph graph, CancellationToken cancellation)
    {
        (_graph, _cancellation) = (graph, cancellation);
        _places = new int[graph.Nodes.Length];
        _framePlaces = new int[graph.Frames.Length];
        Frames = [.. graph.Frames.Select(_ => new FrameSketch())];
        Ways = [.. graph.Edges.Select(_ => new List<Passage>())];
        Fill();
        Connect();
    }

    /// <summary>What is in each frame.</summary>
    public FrameSketch[] Frames { get; }

    /// <summary>The passages of each edge in the direction of the data; none for an edge from a box to itself.</summary>
    public List<Passage>[] Ways { get; }

    /// <summary>The boxes that have an edge to themselves.</summary>
    public HashSet<int> Loops { get; } = [];

    /// <summary>Puts boxes and frames into the frames around them, in the order of the rows.</summary>
    private void Fill()
    {
        var nodes = _graph.Nodes.Select((node, index) => (node.Frame, Order: index, Member: new Member(index, -1)));
        // A frame stands where its first box would.
        var starts = new int[_graph.Frames.Length];
        Array.Fill(starts, int.MaxValue);
        for (var node = 0; node < _graph.Nodes.Length; node++)
        {
            for (var frame = _graph.Nodes[node].Frame; starts[frame] == int.MaxValue; frame = _graph.Frames[frame].Outer)
                starts[frame] = node;
        }

        var frames = _graph.Frames.Select((frame, index) => (Frame: frame.Outer, Order: starts[index], Member: new Member(-1, index))).Skip(1);
        foreach (var (frame, _, member) in nodes.Concat(frames).OrderBy(entry => entry.Order))
        {
            var members = Frames[frame].Members;
            if (member.Node >= 0) _places[member.Node] = members.Count;
            else _framePlaces[member.Frame] = members.Count;
            members.Add(member);
        }
    }

    /// <summary>Cuts the edges into passages, frame by frame from the outside in.</summary>
    private void Connect()
    {
        var edges = _graph.Edges.Select((edge, index) => (Edge: edge, Index: index, Home: Common(edge))).ToLookup(entry => entry.Home);
        for (var frame = 0; frame < Frames.Length; frame++)
        {
            var sketch = Frames[frame];
            var begun = new List<(int Edge, Passage Passage)>();
            foreach (var (edge, index, _) in edges[frame])
            {
                _cancellation.ThrowIfCancellationRequested();
                if (edge.From == edge.To)
                {
                    Loops.Add(edge.From);
                    continue;
                }

                begun.Add((index, new(new(MemberFor(edge.From, frame), null), new(MemberFor(edge.To, frame), null))));
            }

            Circles.Reverse(sketch.Members.Count, [.. begun.Select(entry => entry.Passage).Concat(sketch.Passages)]);
            foreach (var (index, passage) in begun)
            {
                _cancellation.ThrowIfCancellationRequested();
                Enter(index, frame, passage);
                sketch.Passages.Add(passage);
            }
        }
    }

    /// <summary>Leads an edge through the borders of the frames that its ends stand in.</summary>
    private void Enter(int index, int home, Passage passage)
    {
        var edge = _graph.Edges[index];
        var way = Ways[index];
        var (from, to) = (new Door(edge.From, IsEntry: false, passage.IsReversed), new Door(edge.To, IsEntry: true, !passage.IsReversed));
        for (var frame = FrameOf(passage.From.Member, home); frame >= 0; frame = FrameOf(MemberFor(edge.From, frame), frame))
            way.Insert(0, Frames[frame].Behind(from, MemberFor(edge.From, frame)));
        way.Add(passage);
        for (var frame = FrameOf(passage.To.Member, home); frame >= 0; frame = FrameOf(MemberFor(edge.To, frame), frame))
            way.Add(Frames[frame].Behind(to, MemberFor(edge.To, frame)));

        if (FrameOf(passage.From.Member, home) >= 0) passage.From = passage.From with { Door = from };
        if (FrameOf(passage.To.Member, home) >= 0) passage.To = passage.To with { Door = to };
    }

    private int FrameOf(int member, int frame) => member < Frames[frame].Members.Count ? Frames[frame].Members[member].Frame : -1;

    /// <summary>The innermost frame that both ends stand in.</summary>
    private int Common(DiagramEdge edge)
    {
        var (a, b) = (_graph.Nodes[edge.From].Frame, _graph.Nodes[edge.To].Frame);
        // A frame has a higher number than the one around it.
        while (a != b)
        {
            if (a > b) a = _graph.Frames[a].Outer;
            else b = _graph.Frames[b].Outer;
        }

        return a;
    }

    /// <summary>What of a frame's members a box is or stands in.</summary>
    private int MemberFor(int node, int frame)
    {
        var inner = _graph.Nodes[node].Frame;
        if (inner == frame) return _places[node];
        while (_graph.Frames[inner].Outer != frame)
            inner = _graph.Frames[inner].Outer;
        return _framePlaces[inner];
    }
}
