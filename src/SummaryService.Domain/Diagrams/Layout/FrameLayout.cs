using SummaryService.Domain.Diagrams.Graphs;

namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>Lays out a graph with frames, from the inside out: what is in a frame tells how large it is.</summary>
internal sealed class FrameLayout
{
    // Room beside a box for an edge to itself.
    public const double LoopRoom = 22;

    private const double BackAside = 10;

    private readonly DiagramGraph _graph;
    private readonly FrameGraph _cut;
    private readonly GraphSizes _sizes;
    private readonly LayoutBudget _budget;

    private FrameLayout(DiagramGraph graph, GraphSizes sizes, CancellationToken cancellation)
    {
        (_graph, _cut, _sizes, _budget) = (graph, new(graph, cancellation), sizes, new(cancellation));
    }

    public static GraphLayout Of(DiagramGraph graph, GraphSizes sizes, CancellationToken cancellation)
    {
        var layout = new FrameLayout(graph, sizes, cancellation);
        // A frame has a lower number than those in it.
        for (var frame = graph.Frames.Length - 1; frame >= 0; frame--)
            layout.Arrange(frame);
        return layout.Place();
    }

    /// <summary>Lays out what is in a frame; the frames in it have their sizes already.</summary>
    private void Arrange(int frame)
    {
        var frameSketch = _cut.Frames[frame];
        var sketch = new Sketch();
        foreach (var member in frameSketch.Members)
        {
            var size = member.Node >= 0 ? _sizes.Nodes[member.Node] : _cut.Frames[member.Frame].Size;
            if (_cut.Loops.Contains(member.Node)) size = size with { Breadth = size.Breadth + (2 * LoopRoom) };
            sketch.Boxes.Add(new(size.Breadth, size.Depth));
        }

        foreach (var door in frameSketch.Doors)
            sketch.Boxes.Add(new(0, 0, door.IsAtBeginning ? PinnedRow.First : PinnedRow.Last));
        foreach (var passage in frameSketch.Passages)
        {
            var (from, to) = passage.IsReversed ? (passage.To, passage.From) : (passage.From, passage.To);
            sketch.Links.Add(new(from.Member, to.Member, Offset(frame, from, passage.IsReversed), Offset(frame, to, passage.IsReversed)));
        }

        var arrangement = RowLayout.Of(sketch, _budget);
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
            return isReversed && end.Member < _cut.Frames[frame].Members.Count ? BackAside : 0;
        var inner = _cut.Frames[_cut.Frames[frame].Members[end.Member].Frame];
        var place = inner.Arrangement!.Middles[inner.Members.Count + inner.PlaceOf(door)].Breadth;
        return inner.Inset.Breadth + place - (inner.Size.Breadth / 2);
    }

    /// <summary>Gives everything its place in the whole.</summary>
    private GraphLayout Place()
    {
        var nodes = new Box[_graph.Nodes.Length];
        var frames = new Box[_cut.Frames.Length];
        frames[0] = new(new(_cut.Frames[0].Size.Breadth / 2, _cut.Frames[0].Size.Depth / 2), _cut.Frames[0].Size.Breadth, _cut.Frames[0].Size.Depth);
        var routes = new Dictionary<Passage, List<Spot>>();
        for (var frame = 0; frame < _cut.Frames.Length; frame++)
        {
            _budget.ThrowIfOver();
            var sketch = _cut.Frames[frame];
            var corner = new Spot(frames[frame].Side + sketch.Inset.Breadth, frames[frame].Start + sketch.Inset.Depth);
            for (var i = 0; i < sketch.Members.Count; i++)
            {
                var (node, inner) = sketch.Members[i];
                var middle = Moved(sketch.Arrangement!.Middles[i], corner);
                if (node >= 0) nodes[node] = new(middle, _sizes.Nodes[node].Breadth, _sizes.Nodes[node].Depth);
                else frames[inner] = new(middle, _cut.Frames[inner].Size.Breadth, _cut.Frames[inner].Size.Depth);
            }

            for (var i = 0; i < sketch.Passages.Count; i++)
            {
                var route = sketch.Arrangement!.Routes[i].ConvertAll(spot => Moved(spot, corner));
                if (sketch.Passages[i].IsReversed) route.Reverse();
                routes.Add(sketch.Passages[i], route);
            }
        }

        return new(nodes, frames, [.. _cut.Ways.Select((way, index) => way.Count == 0 ? Loop(nodes[_graph.Edges[index].From]) : Whole(way, routes))]);
    }

    /// <summary>The parts of an edge one after the other; between two of them, across a border, the way is straight.</summary>
    private static List<Spot> Whole(List<Passage> way, Dictionary<Passage, List<Spot>> routes)
    {
        if (way is [var only]) return routes[only];
        var whole = routes[way[0]].ToList();
        foreach (var passage in way.Skip(1))
        {
            // What ends at a border and what begins there are one straight line.
            whole.RemoveAt(whole.Count - 1);
            whole.AddRange(routes[passage].Skip(1));
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
