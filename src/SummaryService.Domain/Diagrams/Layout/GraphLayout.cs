namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>A graph that is laid out.</summary>
/// <param name="Nodes">Where each box is.</param>
/// <param name="Frames">Where each frame is; the first is the whole.</param>
/// <param name="Routes">
/// The way of each edge in the direction of the data: points with straight lines and bends between them by turns. The first
/// and the last point are on the borders of boxes.
/// </param>
internal sealed record GraphLayout(Box[] Nodes, Box[] Frames, List<Spot>[] Routes);

/// <summary>A rectangle, by the middle and by how broad and deep it is.</summary>
internal readonly record struct Box(Spot Middle, double Breadth, double Depth)
{
    public double Start => Middle.Depth - (Depth / 2);

    public double Side => Middle.Breadth - (Breadth / 2);
}

/// <summary>How large things are, in breadth and depth.</summary>
/// <param name="Nodes">Each box.</param>
/// <param name="Titles">The least breadth and depth of each frame, for its title.</param>
/// <param name="Rim">The room between a frame and what is in it.</param>
internal sealed record GraphSizes(Spot[] Nodes, Spot[] Titles, Rim Rim);

/// <summary>The room that a frame leaves on each side of what is in it.</summary>
/// <param name="Before">At its beginning.</param>
/// <param name="After">At its end.</param>
/// <param name="Left">At the side where rows begin.</param>
/// <param name="Right">At the other side.</param>
internal readonly record struct Rim(double Before, double After, double Left, double Right);
