using System.Runtime.InteropServices;

namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>The second step: the order in each row, so that few links cross.</summary>
/// <remarks>
/// Rows are sorted by where their neighbours stand, downwards and upwards by turns, and the best order is kept.
/// Source: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures (1981)
/// </remarks>
internal sealed class RowOrdering
{
    private const int MostSweeps = 24;
    private const int MostSweepsInVain = 4;

    private readonly RowGraph _graph;
    private readonly LayoutBudget _budget;
    private readonly double[] _places;

    private RowOrdering(RowGraph graph, LayoutBudget budget)
    {
        _graph = graph;
        _budget = budget;
        _places = new double[graph.Count];
    }

    /// <summary>Puts the boxes and bends of each row in order.</summary>
    public static void Run(RowGraph graph, LayoutBudget budget)
    {
        var ordering = new RowOrdering(graph, budget);
        ordering.Begin();
        ordering.Improve();
    }

    /// <summary>The order in which a walk along the links, depth first, meets them.</summary>
    private void Begin()
    {
        var met = new bool[_graph.Count];
        var open = new Stack<int>();
        foreach (var start in Enumerable.Range(0, _graph.Count).OrderBy(_graph.RowOf))
        {
            open.Push(start);
            while (open.TryPop(out var vertex))
            {
                if (met[vertex]) continue;
                met[vertex] = true;
                _graph.Rows[_graph.RowOf(vertex)].Add(vertex);
                for (var i = _graph.After(vertex).Count - 1; i >= 0; i--)
                    open.Push(_graph.After(vertex)[i].To);
            }
        }

        foreach (var row in _graph.Rows)
            Number(row);
    }

    private void Improve()
    {
        var fewest = Crossings();
        var best = Copy();
        for (int sweep = 0, inVain = 0; sweep < MostSweeps && inVain < MostSweepsInVain && fewest > 0; sweep++)
        {
            for (var i = 1; i < _graph.Rows.Length; i++)
                Sort(sweep % 2 == 0 ? i : _graph.Rows.Length - 1 - i, sweep);
            var crossings = Crossings();
            inVain++;
            if (crossings >= fewest) continue;
            (fewest, best, inVain) = (crossings, Copy(), 0);
        }

        for (var row = 0; row < best.Length; row++)
        {
            _graph.Rows[row].Clear();
            _graph.Rows[row].AddRange(best[row]);
        }
    }

    private void Sort(int index, int sweep)
    {
        _budget.ThrowIfOver();
        var row = _graph.Rows[index];
        var vertices = row.ToArray();
        var (wishes, places) = (new double[vertices.Length], new int[vertices.Length]);
        for (var i = 0; i < wishes.Length; i++)
            (wishes[i], places[i]) = (Wish(vertices[i], fromBefore: sweep % 2 == 0) ?? i, i);

        Array.Sort(wishes, places);
        for (int start = 0, end; start < wishes.Length; start = end)
        {
            for (end = start + 1; end < wishes.Length && wishes[end] == wishes[start];)
                end++;
            if (end - start == 1) continue;
            // Of equal wishes the one that stood first stays first, in every other pair of sweeps the last.
            Array.Sort(places, start, end - start);
            if (sweep % 4 >= 2) Array.Reverse(places, start, end - start);
        }

        for (var i = 0; i < places.Length; i++)
            row[i] = vertices[places[i]];
        Number(row);
    }

    private double? Wish(int vertex, bool fromBefore)
    {
        var hops = fromBefore ? _graph.Before(vertex) : _graph.After(vertex);
        if (hops.Count == 0) return null;
        double sum = 0;
        foreach (var hop in hops)
            sum += fromBefore ? Place(hop.From, hop.FromOffset) : Place(hop.To, hop.ToOffset);
        return sum / hops.Count;
    }

    /// <summary>Where in its row a link meets a box: the box's number, and a part of one for how far from its middle.</summary>
    private double Place(int vertex, double offset) => _places[vertex] + (offset / (_graph.Breadth(vertex) + 1));

    private void Number(List<int> row)
    {
        for (var i = 0; i < row.Count; i++)
            _places[row[i]] = i;
    }

    private int[][] Copy() => [.. _graph.Rows.Select(row => row.ToArray())];

    private long Crossings()
    {
        long crossings = 0;
        var (ends, merged) = (new List<double>(), new List<double>());
        foreach (var row in _graph.Rows)
        {
            _budget.ThrowIfOver();
            ends.Clear();
            foreach (var vertex in row)
                AddEnds(vertex, ends);
            CollectionsMarshal.SetCount(merged, ends.Count);
            crossings += Inversions(CollectionsMarshal.AsSpan(ends), CollectionsMarshal.AsSpan(merged));
        }

        return crossings;
    }

    /// <summary>Adds where the links of a box end in the next row, in the order in which they leave the box.</summary>
    private void AddEnds(int vertex, List<double> ends)
    {
        var hops = _graph.After(vertex);
        if (hops.Count == 1)
        {
            ends.Add(Place(hops[0].To, hops[0].ToOffset));
            return;
        }

        var leaving = new (double From, double To)[hops.Count];
        for (var i = 0; i < leaving.Length; i++)
            leaving[i] = (hops[i].FromOffset, Place(hops[i].To, hops[i].ToOffset));
        Array.Sort(leaving);
        foreach (var (_, to) in leaving)
            ends.Add(to);
    }

    /// <summary>How many pairs stand in the wrong order, counted while they are sorted by merging.</summary>
    private static long Inversions(Span<double> values, Span<double> merged)
    {
        long count = 0;
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var start = 0; start < values.Length; start += 2 * width)
            {
                var (middle, end) = (Math.Min(start + width, values.Length), Math.Min(start + (2 * width), values.Length));
                var (left, right) = (start, middle);
                for (var i = start; i < end; i++)
                {
                    if (left < middle && (right >= end || values[left] <= values[right]))
                    {
                        merged[i] = values[left++];
                    }
                    else
                    {
                        merged[i] = values[right++];
                        count += middle - left;
                    }
                }
            }

            var sorted = merged;
            merged = values;
            values = sorted;
        }

        return count;
    }
}
