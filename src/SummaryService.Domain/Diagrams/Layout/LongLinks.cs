namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>Where a long link is crossed, it is the other one that gives way, so that long links are straight.</summary>
internal static class LongLinks
{
    /// <summary>The hops that cross a part of a long link between two of its bends.</summary>
    public static HashSet<(int From, int To)> Crossing(RowGraph graph, LayoutBudget budget)
    {
        var crossing = new HashSet<(int, int)>();
        var places = new int[graph.Count];
        foreach (var row in graph.Rows)
        {
            for (var i = 0; i < row.Count; i++)
                places[row[i]] = i;
        }

        for (var row = 1; row < graph.Rows.Length; row++)
        {
            budget.ThrowIfOver();
            var (left, scanned) = (-1, 0);
            var vertices = graph.Rows[row];
            for (var i = 0; i < vertices.Count; i++)
            {
                var inner = Trunk(graph, vertices[i]);
                if (inner < 0 && i < vertices.Count - 1) continue;
                var right = inner < 0 ? int.MaxValue : places[inner];
                for (; scanned <= i; scanned++)
                {
                    foreach (var hop in graph.Before(vertices[scanned]))
                    {
                        var isInner = graph.IsBend(hop.From) && graph.IsBend(hop.To);
                        if (!isInner && (places[hop.From] < left || places[hop.From] > right)) crossing.Add((hop.From, hop.To));
                    }
                }

                left = right;
            }
        }

        return crossing;
    }

    /// <summary>The bend before a bend, or −1.</summary>
    private static int Trunk(RowGraph graph, int vertex) =>
        graph.IsBend(vertex) && graph.Before(vertex) is [var hop, ..] && graph.IsBend(hop.From) ? hop.From : -1;
}
