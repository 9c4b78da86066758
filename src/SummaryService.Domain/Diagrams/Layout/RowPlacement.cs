namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>The third step: where in its row each box stands, so that links are straight and nothing overlaps.</summary>
/// <remarks>
/// Four placements, each packed towards one corner with boxes aligned to a median neighbour, are balanced: each leaves every
/// box its room, and so does the mean of the two in the middle.
/// Source: Brandes and Köpf, Fast and simple horizontal coordinate assignment (2001)
/// </remarks>
internal sealed class RowPlacement
{
    private const double BoxGap = 28;
    private const double BendGap = 14;

    private readonly RowGraph _graph;
    private readonly LayoutBudget _budget;
    private readonly HashSet<(int From, int To)> _conflicts;

    private RowPlacement(RowGraph graph, LayoutBudget budget)
    {
        _graph = graph;
        _budget = budget;
        _conflicts = LongLinks.Crossing(graph, budget);
    }

    /// <summary>The middle of each box and bend; the first of them begins at 0.</summary>
    public static double[] Of(RowGraph graph, LayoutBudget budget)
    {
        var placement = new RowPlacement(graph, budget);
        var corners = new List<double[]>();
        foreach (var upwards in new[] { false, true })
        {
            foreach (var fromRight in new[] { false, true })
                corners.Add(placement.Pack(upwards, fromRight));
        }

        return placement.Balance(corners);
    }

    private double[] Pack(bool upwards, bool fromRight)
    {
        var rows = _graph.Rows.Select(row => fromRight ? Enumerable.Reverse(row).ToArray() : [.. row]).ToArray();
        if (upwards) Array.Reverse(rows);
        var places = new int[_graph.Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                places[row[i]] = i;
        }

        var packed = Compact(rows, Align(rows, places, upwards));
        return fromRight ? Array.ConvertAll(packed, place => -place) : packed;
    }

    /// <summary>Makes blocks of boxes that stand below each other; each vertex is told the first one of its block.</summary>
    private int[] Align(int[][] rows, int[] places, bool upwards)
    {
        var roots = Enumerable.Range(0, _graph.Count).ToArray();
        var isTaken = new bool[_graph.Count];
        var neighbours = new List<int>();
        foreach (var row in rows)
        {
            _budget.ThrowIfOver();
            var last = -1;
            foreach (var vertex in row)
            {
                Find(neighbours, vertex, upwards);
                if (neighbours.Count > 1) neighbours.Sort((a, b) => places[a].CompareTo(places[b]));
                for (var i = (neighbours.Count - 1) / 2; neighbours.Count > 0 && i <= neighbours.Count / 2; i++)
                {
                    var other = neighbours[i];
                    if (isTaken[other] || places[other] <= last || IsConflict(vertex, other, upwards)) continue;
                    isTaken[other] = true;
                    roots[vertex] = roots[other];
                    last = places[other];
                    break;
                }
            }
        }

        return roots;
    }

    private bool IsConflict(int vertex, int other, bool upwards) => _conflicts.Contains(upwards ? (vertex, other) : (other, vertex));

    /// <summary>Finds the neighbours in the row before; of a bend only the bend, so that a long link stays straight.</summary>
    private void Find(List<int> neighbours, int vertex, bool upwards)
    {
        neighbours.Clear();
        foreach (var hop in upwards ? _graph.After(vertex) : _graph.Before(vertex))
        {
            var neighbour = upwards ? hop.To : hop.From;
            if (_graph.IsBend(vertex) && _graph.IsBend(neighbour))
            {
                neighbours.Clear();
                neighbours.Add(neighbour);
                return;
            }

            neighbours.Add(neighbour);
        }
    }

    /// <summary>Packs the blocks: each as near to the beginning as those before it allow, then as near to those after it.</summary>
    private double[] Compact(int[][] rows, int[] roots)
    {
        _budget.ThrowIfOver();
        var after = Blocks(rows, roots);
        var open = new int[_graph.Count];
        foreach (var (block, _) in after.All)
            open[block]++;

        var places = new double[_graph.Count];
        var order = new List<int>();
        for (var block = 0; block < roots.Length; block++)
        {
            if (roots[block] == block && open[block] == 0) order.Add(block);
        }

        for (var i = 0; i < order.Count; i++)
        {
            foreach (var (block, gap) in after.Of(order[i]))
            {
                places[block] = Math.Max(places[block], places[order[i]] + gap);
                if (--open[block] == 0) order.Add(block);
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var nearest = double.MaxValue;
            foreach (var (block, gap) in after.Of(order[i]))
                nearest = Math.Min(nearest, places[block] - gap);
            if (nearest < double.MaxValue) places[order[i]] = Math.Max(places[order[i]], nearest);
        }

        return Array.ConvertAll(roots, root => places[root]);
    }

    /// <summary>Which blocks follow each one in a row, and how far apart their middles have to be.</summary>
    private Following Blocks(int[][] rows, int[] roots)
    {
        var starts = new int[_graph.Count + 1];
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Length; i++)
                starts[roots[row[i - 1]] + 1]++;
        }

        for (var block = 1; block < starts.Length; block++)
            starts[block] += starts[block - 1];
        var (all, next) = (new (int Block, double Gap)[starts[^1]], starts[..^1]);
        foreach (var row in rows)
        {
            for (var i = 1; i < row.Length; i++)
                all[next[roots[row[i - 1]]]++] = (roots[row[i]], Gap(row[i - 1], row[i]));
        }

        return new(starts, all);
    }

    private double Gap(int left, int right) =>
        ((_graph.Breadth(left) + _graph.Breadth(right)) / 2) + (_graph.IsBend(left) || _graph.IsBend(right) ? BendGap : BoxGap);

    /// <summary>Lays the four over each other, the left ones by their left and the right ones by their right side, and takes the middle.</summary>
    private double[] Balance(List<double[]> corners)
    {
        if (_graph.Count == 0) return [];
        var edges = corners.ConvertAll(Edges);
        var narrowest = edges.MinBy(edge => edge.Right - edge.Left);
        for (var i = 0; i < corners.Count; i++)
        {
            var shift = i % 2 == 0 ? narrowest.Left - edges[i].Left : narrowest.Right - edges[i].Right;
            for (var vertex = 0; vertex < corners[i].Length; vertex++)
                corners[i][vertex] += shift;
        }

        var places = new double[_graph.Count];
        Span<double> four = stackalloc double[4];
        for (var vertex = 0; vertex < places.Length; vertex++)
        {
            for (var i = 0; i < 4; i++)
                four[i] = corners[i][vertex];
            four.Sort();
            places[vertex] = (four[1] + four[2]) / 2;
        }

        var (left, _) = Edges(places);
        return Array.ConvertAll(places, place => place - left);
    }

    private (double Left, double Right) Edges(double[] places)
    {
        var (left, right) = (double.MaxValue, double.MinValue);
        for (var vertex = 0; vertex < places.Length; vertex++)
        {
            left = Math.Min(left, places[vertex] - (_graph.Breadth(vertex) / 2));
            right = Math.Max(right, places[vertex] + (_graph.Breadth(vertex) / 2));
        }

        return (left, right);
    }

    /// <summary>The blocks that follow each block, those of all in one array.</summary>
    private readonly record struct Following(int[] Starts, (int Block, double Gap)[] All)
    {
        public ReadOnlySpan<(int Block, double Gap)> Of(int block) => All.AsSpan(Starts[block]..Starts[block + 1]);
    }
}
