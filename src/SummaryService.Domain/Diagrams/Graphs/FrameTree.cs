namespace SummaryService.Domain.Diagrams.Graphs;

/// <summary>Goes through the frames and boxes of a graph as they stand in each other.</summary>
internal static class FrameTree
{
    /// <summary>Tells of each frame but the model itself when it opens and when it closes, and of the boxes that stand in it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="open">Takes a frame, and how many are around it.</param>
    /// <param name="node">Takes a box, and how many frames are around it.</param>
    /// <param name="close">Takes how many frames are around the one that ends.</param>
    public static void Walk(DiagramGraph graph, Action<int, int> open, Action<int, int> node, Action<int> close)
    {
        var boxes = Enumerable.Range(0, graph.Nodes.Length).ToLookup(box => graph.Nodes[box].Frame);
        var around = new Stack<int>();
        for (var frame = 0; frame < graph.Frames.Length; frame++)
        {
            while (around.Count > 0 && around.Peek() != graph.Frames[frame].Outer)
                Close();
            if (frame > 0) open(frame, around.Count - 1);
            around.Push(frame);
            foreach (var box in boxes[frame])
                node(box, around.Count - 1);
        }

        while (around.Count > 1)
            Close();

        void Close()
        {
            around.Pop();
            close(around.Count - 1);
        }
    }
}
