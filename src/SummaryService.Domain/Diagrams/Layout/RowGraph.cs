namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>A sketch in rows, where every link is cut into hops from a row to the next: a place to bend in each row that it passes.</summary>
/// <remarks>Links that leave a box at the same point share their bends, so that they run together as far as they can.</remarks>
internal sealed class RowGraph
{
    private readonly List<double> _breadths;
    private readonly List<int> _rowOf;
    private readonly List<List<Hop>> _before = [];
    private readonly List<List<Hop>> _after = [];
    private readonly int _boxes;

    /// <summary>Cuts the links.</summary>
    /// <param name="sketch">The boxes and links.</param>
    /// <param name="rows">The row of each box.</param>
    /// <param name="budget">How many rows links may still pass.</param>
    /// <exception cref="DiagramLimitException">The links pass too many rows.</exception>
    public RowGraph(Sketch sketch, int[] rows, LayoutBudget budget)
    {
        budget.Take(sketch.Links.Sum(link => (long)rows[link.To] - rows[link.From]));
        _boxes = rows.Length;
        _breadths = [.. sketch.Boxes.Select(box => box.Breadth)];
        _rowOf = [.. rows];
        for (var box = 0; box < _boxes; box++)
        {
            _before.Add([]);
            _after.Add([]);
        }

        Ways = new int[sketch.Links.Count][];
        Cut(sketch.Links);
        Rows = new List<int>[rows.Length == 0 ? 0 : rows.Max() + 1];
        for (var row = 0; row < Rows.Length; row++)
            Rows[row] = [];
    }

    /// <summary>How many boxes and bends there are; the boxes come first.</summary>
    public int Count => _rowOf.Count;

    /// <summary>The boxes and bends of each row in their order.</summary>
    public List<int>[] Rows { get; }

    /// <summary>The bends of each link in order.</summary>
    public int[][] Ways { get; }

    public int RowOf(int vertex) => _rowOf[vertex];

    public bool IsBend(int vertex) => vertex >= _boxes;

    public double Breadth(int vertex) => _breadths[vertex];

    /// <summary>The hops that come from the row before.</summary>
    public List<Hop> Before(int vertex) => _before[vertex];

    /// <summary>The hops that go to the row after.</summary>
    public List<Hop> After(int vertex) => _after[vertex];

    private void Cut(List<SketchLink> links)
    {
        var trunks = new Dictionary<(int Box, double Offset), List<int>>();
        for (var i = 0; i < links.Count; i++)
        {
            var link = links[i];
            if (!trunks.TryGetValue((link.From, link.FromOffset), out var trunk))
                trunks.Add((link.From, link.FromOffset), trunk = []);
            var bends = _rowOf[link.To] - _rowOf[link.From] - 1;
            while (trunk.Count < bends)
                trunk.Add(Extend(link, trunk));
            Ways[i] = [.. trunk.Take(bends)];
            Connect(bends == 0 ? new(link.From, link.To, link.FromOffset, link.ToOffset) : new(trunk[bends - 1], link.To, 0, link.ToOffset));
        }
    }

    private int Extend(SketchLink link, List<int> trunk)
    {
        var bend = _rowOf.Count;
        _rowOf.Add(_rowOf[link.From] + trunk.Count + 1);
        _breadths.Add(0);
        _before.Add([]);
        _after.Add([]);
        Connect(trunk is [.., var last] ? new(last, bend, 0, 0) : new(link.From, bend, link.FromOffset, 0));
        return bend;
    }

    private void Connect(Hop hop)
    {
        _after[hop.From].Add(hop);
        _before[hop.To].Add(hop);
    }
}

/// <summary>A link, or a part of one, from a row to the next.</summary>
internal readonly record struct Hop(int From, int To, double FromOffset, double ToOffset);
