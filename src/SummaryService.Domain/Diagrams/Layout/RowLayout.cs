namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>Lays a sketch out in rows; the links go between the boxes and never over one.</summary>
/// <remarks>
/// A link is straight where it passes a row, in a place of its own, and bends only between rows, where no box is.
/// </remarks>
internal static class RowLayout
{
    private const double LeastGap = 40;
    // Next to a row of doors alone, a border is near enough.
    private const double DoorGap = 12;
    // An arrow's head stands straight on its box.
    private const double HeadRoom = 10;
    private const double MostGap = 90;
    // A link that goes far aside needs room to bend.
    private const double GapPerAside = 0.12;

    public static Arrangement Of(Sketch sketch, LayoutBudget budget)
    {
        budget.ThrowIfOver();
        var rows = RowAssignment.Of(sketch);
        var graph = new RowGraph(sketch, rows, budget);
        RowOrdering.Run(graph, budget);
        var places = RowPlacement.Of(graph, budget);
        var (starts, ends) = Depths(sketch, graph, places);

        var middles = new Spot[sketch.Boxes.Count];
        double breadth = 0;
        for (var box = 0; box < middles.Length; box++)
            middles[box] = new(places[box], (starts[rows[box]] + ends[rows[box]]) / 2);
        for (var vertex = 0; vertex < places.Length; vertex++)
            breadth = Math.Max(breadth, places[vertex] + (graph.Breadth(vertex) / 2));

        var routes = new List<Spot>[sketch.Links.Count];
        for (var i = 0; i < routes.Length; i++)
            routes[i] = Route(sketch.Links[i], graph.Ways[i]);
        return new(middles, routes, breadth, ends is [.., var last] ? last : 0);

        List<Spot> Route(SketchLink link, int[] bends)
        {
            var from = places[link.From] + link.FromOffset;
            var to = places[link.To] + link.ToOffset;
            List<Spot> route = [new(from, middles[link.From].Depth + (sketch.Boxes[link.From].Depth / 2)), new(from, ends[rows[link.From]] + HeadRoom)];
            foreach (var bend in bends)
            {
                route.Add(new(places[bend], starts[graph.RowOf(bend)]));
                route.Add(new(places[bend], ends[graph.RowOf(bend)]));
            }

            route.Add(new(to, starts[rows[link.To]] - HeadRoom));
            route.Add(new(to, middles[link.To].Depth - (sketch.Boxes[link.To].Depth / 2)));
            return route;
        }
    }

    /// <summary>Where each row begins and ends.</summary>
    private static (double[] Starts, double[] Ends) Depths(Sketch sketch, RowGraph graph, double[] places)
    {
        var starts = new double[graph.Rows.Length];
        var ends = new double[graph.Rows.Length];
        double depth = 0, aside = 0;
        for (var row = 0; row < graph.Rows.Length; row++)
        {
            var deepest = graph.Rows[row].Max(vertex => graph.IsBend(vertex) ? 0 : sketch.Boxes[vertex].Depth);
            if (row > 0)
            {
                var isStraight = aside < 1 && (deepest == 0 || starts[row - 1] == ends[row - 1]);
                depth += isStraight ? DoorGap : Math.Min(LeastGap + (aside * GapPerAside), MostGap);
            }

            (starts[row], ends[row]) = (depth, depth + deepest);
            depth += deepest;
            aside = graph.Rows[row].Max(vertex => graph.After(vertex).Select(hop => Aside(hop, places)).DefaultIfEmpty().Max());
        }

        return (starts, ends);
    }

    private static double Aside(Hop hop, double[] places) =>
        Math.Abs(places[hop.From] + hop.FromOffset - places[hop.To] - hop.ToOffset);
}
