namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>The first step: in which row each box stands, so that every link goes on to a later one.</summary>
internal static class RowAssignment
{
    /// <summary>The rows, by the longest way from the beginning; what could stand later without making links longer does.</summary>
    public static int[] Of(Sketch sketch)
    {
        var (boxes, links) = (sketch.Boxes, sketch.Links);
        var outgoing = links.ToLookup(link => link.From, link => link.To);
        var incoming = new int[boxes.Count];
        foreach (var link in links)
            incoming[link.To]++;

        var first = boxes.Any(box => box.Row == PinnedRow.First) ? 1 : 0;
        var rows = new int[boxes.Count];
        for (var box = 0; box < rows.Length; box++)
            rows[box] = boxes[box].Row == PinnedRow.First ? 0 : first;

        var order = InOrder(outgoing, [.. incoming]);
        foreach (var box in order)
        {
            foreach (var next in outgoing[box])
                rows[next] = Math.Max(rows[next], rows[box] + 1);
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var box = order[i];
            var ways = outgoing[box].Count();
            if (boxes[box].Row == PinnedRow.Any && ways > incoming[box])
                rows[box] = outgoing[box].Min(next => rows[next]) - 1;
        }

        PinLast(boxes, rows);
        return rows;
    }

    private static List<int> InOrder(ILookup<int, int> outgoing, int[] open)
    {
        var order = new List<int>(open.Length);
        for (var box = 0; box < open.Length; box++)
        {
            if (open[box] == 0) order.Add(box);
        }

        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in outgoing[order[i]])
            {
                if (--open[next] == 0) order.Add(next);
            }
        }

        return order;
    }

    private static void PinLast(List<SketchBox> boxes, int[] rows)
    {
        var last = 0;
        for (var box = 0; box < rows.Length; box++)
        {
            if (boxes[box].Row != PinnedRow.Last) last = Math.Max(last, rows[box] + 1);
        }

        for (var box = 0; box < rows.Length; box++)
        {
            if (boxes[box].Row == PinnedRow.Last) rows[box] = last;
        }
    }
}
