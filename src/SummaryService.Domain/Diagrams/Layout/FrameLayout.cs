using SummaryService.Domain.Diagrams.Graphs;

namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>Lays out a graph with frames: from the outside in it is found out where edges pass borders, from the inside out how large all is.</summary>
internal sealed class FrameLayout
{
    // Room beside a box for an edge to itself.
    public const double LoopRoom = 22;

    private const double BackAside = 10;

    private readonly DiagramGraph _graph;
    private readonly GraphSizes _sizes;
    private readonly CancellationToken _cancellation;
    private readonly FrameSketch[] _frames;
    private readonly int[] _places;
    private readonly int[] _framePlaces;
    private readonly List<(int Frame, Passage Passage)>[] _ways;
    private readonly HashSet<int> _loops = [];

    private FrameLayout(DiagramGraph graph, GraphSizes sizes, CancellationToken cancellation)
    {
        (_graph, _sizes, _cancellation) = (graph, sizes, cancellation);
        _frames = [.. graph.Frames.Select(_ => new FrameSketch())];
        _places = new int[graph.Nodes.Length];
        _framePlaces = new int[graph.Frames.Length];
        _ways = [.. graph.Edges.Select(_ => new List<(int, Passage)>())];
    }

    public static GraphLayout Of(DiagramGraph graph, GraphSizes sizes, CancellationToken cancellation)
    {
        var layout = new FrameLayout(graph, sizes, cancellation);
        layout.Fill();
        layout.Connect();
        for (var frame = graph.Frames.Length - 1; frame >= 0; frame--)
            layout.Arrange(frame);
        return layout.Place();
    }

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
            var members = _frames[frame].Members;
            if (member.Node >= 0) _places[member.Node] = members.Count;
            else _framePlaces[member.Frame] = members.Count;
            members.Add(member);
        }
    }

    /// <summary>Cuts the edges into passages, frame by frame from the outside in.</summary>
    private void Connect()
    {
        var edges = _graph.Edges.Select((edge, index) => (Edge: edge, Index: index, Home: Common(edge))).ToLookup(entry => entry.Home);
        for (var frame = 0; frame < _frames.Length; frame++)
        {
            var sketch = _frames[frame];
            var begun = new List<(int Edge, Passage Passage)>();
            foreach (var (edge, index, _) in edges[frame])
            {
                if (edge.From == edge.To)
                {
                    _loops.Add(edge.From);
                    continue;
                }

                begun.Add((index, new(new(MemberFor(edge.From, frame), null), new(MemberFor(edge.To, frame), null))));
            }

            Circles.Reverse(sketch.Members.Count, [.. begun.Select(entry => entry.Passage).Concat(sketch.Passages)]);
            foreach (var (index, passage) in begun)
            {
                Enter(index, frame, passage);
                sketch.Passages.Add(passage);
            }
        }
    }

    /// <summary>Leads an edge through the borders of the frames that its ends stand in.</summary>
    private void Enter(int index, int home, Passage passage)
    {
        var edge = _graph.Edges[index];
        var way = _ways[index];
        var (from, to) = (new Door(edge.From, IsEntry: false, passage.IsReversed), new Door(edge.To, IsEntry: true, !passage.IsReversed));
        for (var frame = FrameOf(passage.From.Member, home); frame >= 0; frame = FrameOf(MemberFor(edge.From, frame), frame))
            way.Insert(0, (frame, _frames[frame].Behind(from, MemberFor(edge.From, frame))));
        way.Add((home, passage));
        for (var frame = FrameOf(passage.To.Member, home); frame >= 0; frame = FrameOf(MemberFor(edge.To, frame), frame))
            way.Add((frame, _frames[frame].Behind(to, MemberFor(edge.To, frame))));

        if (FrameOf(passage.From.Member, home) >= 0) passage.From = passage.From with { Door = from };
        if (FrameOf(passage.To.Member, home) >= 0) passage.To = passage.To with { Door = to };
    }

    private int FrameOf(int member, int frame) => member < _frames[frame].Members.Count ? _frames[frame].Members[member].Frame : -1;

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

    /// <summary>Lays out what is in a frame; the frames in it have their sizes already.</summary>
    private void Arrange(int frame)
    {
        var frameSketch = _frames[frame];
        var sketch = new Sketch();
        foreach (var member in frameSketch.Members)
        {
            var size = member.Node >= 0 ? _sizes.Nodes[member.Node] : _frames[member.Frame].Size;
            if (_loops.Contains(member.Node)) size = size with { Breadth = size.Breadth + (2 * LoopRoom) };
            sketch.Boxes.Add(new(size.Breadth, size.Depth));
        }

        foreach (var door in frameSketch.Doors)
            sketch.Boxes.Add(new(0, 0, door.IsAtBeginning ? PinnedRow.First : PinnedRow.Last));
        foreach (var passage in frameSketch.Passages)
        {
            var (from, to) = passage.IsReversed ? (passage.To, passage.From) : (passage.From, passage.To);
            sketch.Links.Add(new(from.Member, to.Member, Offset(frame, from, passage.IsReversed), Offset(frame, to, passage.IsReversed)));
        }

        var arrangement = RowLayout.Of(sketch, _cancellation);
        var rim = frame == 0 ? default : _sizes.Rim;
        var (breadth, depth) = (arrangement.Breadth + rim.Left + rim.Right, arrangement.Depth + rim.Before + rim.After);
        var aside = Math.Max(0, _sizes.Titles[frame].Breadth - breadth) / 2;
        frameSketch.Arrangement = arrangement;
        frameSketch.Inset = new(rim.Left + aside, rim.Before);
        frameSketch.Size = new(breadth + (2 * aside), Math.Max(depth, _sizes.Titles[frame].Depth));
    }

    /// <summary>How far from a frame's middle its door is; a box is entered and left in its middle, and beside it where data runs back.</summary>
    private double Offset(int frame, End end, bool isReversed)
    {
        if (end.Door is not { } door)
            return isReversed && end.Member < _frames[frame].Members.Count ? BackAside : 0;
        var inner = _frames[_frames[frame].Members[end.Member].Frame];
        var place = inner.Arrangement!.Middles[inner.Members.Count + inner.Doors.IndexOf(door)].Breadth;
        return inner.Inset.Breadth + place - (inner.Size.Breadth / 2);
    }

    /// <summary>Gives everything its place in the whole.</summary>
    private GraphLayout Place()
    {
        var nodes = new Box[_graph.Nodes.Length];
        var frames = new Box[_frames.Length];
        frames[0] = new(new(_frames[0].Size.Breadth / 2, _frames[0].Size.Depth / 2), _frames[0].Size.Breadth, _frames[0].Size.Depth);
        var routes = new Dictionary<Passage, List<Spot>>();
        for (var frame = 0; frame < _frames.Length; frame++)
        {
            var sketch = _frames[frame];
            var corner = new Spot(frames[frame].Side + sketch.Inset.Breadth, frames[frame].Start + sketch.Inset.Depth);
            for (var i = 0; i < sketch.Members.Count; i++)
            {
                var (node, inner) = sketch.Members[i];
                var middle = Moved(sketch.Arrangement!.Middles[i], corner);
                if (node >= 0) nodes[node] = new(middle, _sizes.Nodes[node].Breadth, _sizes.Nodes[node].Depth);
                else frames[inner] = new(middle, _frames[inner].Size.Breadth, _frames[inner].Size.Depth);
            }

            for (var i = 0; i < sketch.Passages.Count; i++)
            {
                var route = sketch.Arrangement!.Routes[i].ConvertAll(spot => Moved(spot, corner));
                if (sketch.Passages[i].IsReversed) route.Reverse();
                routes.Add(sketch.Passages[i], route);
            }
        }

        return new(nodes, frames, [.. _ways.Select((way, index) => way.Count == 0 ? Loop(nodes[_graph.Edges[index].From]) : Whole(way, routes))]);
    }

    /// <summary>The parts of an edge one after the other; between two of them, across a border, the way is straight.</summary>
    private static List<Spot> Whole(List<(int Frame, Passage Passage)> way, Dictionary<Passage, List<Spot>> routes)
    {
        if (way is [var only]) return routes[only.Passage];
        var whole = new List<Spot>();
        foreach (var (_, passage) in way)
        {
            var route = routes[passage];
            // What ends at a border and what begins there are one straight line.
            if (whole.Count > 0)
            {
                whole.RemoveAt(whole.Count - 1);
                whole.AddRange(route.Skip(1));
            }
            else
            {
                whole.AddRange(route);
            }
        }

        return whole;
    }

    /// <summary>The way from a box to itself: out at its side, and in again further back.</summary>
    private static List<Spot> Loop(Box box)
    {
        var side = box.Side + box.Breadth;
        return [new(side, box.Middle.Depth + (box.Depth / 4)), new(side, box.Middle.Depth - (box.Depth / 4))];
    }

    private static Spot Moved(Spot spot, Spot by) => new(spot.Breadth + by.Breadth, spot.Depth + by.Depth);
}
