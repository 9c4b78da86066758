namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>What is to be laid out in rows: boxes, and links that all go on to a later row.</summary>
/// <remarks>Breadth is measured along a row, depth from row to row, so that one layout serves both directions.</remarks>
internal sealed class Sketch
{
    /// <summary>The boxes, in the order in which they would stand if nothing else said.</summary>
    public List<SketchBox> Boxes { get; } = [];

    /// <summary>The links; they make no cycle.</summary>
    public List<SketchLink> Links { get; } = [];
}

/// <summary>A box.</summary>
/// <param name="Breadth">How broad it is.</param>
/// <param name="Depth">How deep it is.</param>
/// <param name="Row">Where it has to stand.</param>
internal readonly record struct SketchBox(double Breadth, double Depth, PinnedRow Row = PinnedRow.Any);

/// <summary>A link from one box to another.</summary>
/// <param name="From">The box that it leaves at its end.</param>
/// <param name="To">The box that it enters at its beginning.</param>
/// <param name="FromOffset">How far from the middle of the box it leaves.</param>
/// <param name="ToOffset">How far from the middle of the box it enters.</param>
internal readonly record struct SketchLink(int From, int To, double FromOffset = 0, double ToOffset = 0);

/// <summary>Where a box has to stand.</summary>
internal enum PinnedRow : byte
{
    /// <summary>Wherever its links put it.</summary>
    Any,

    /// <summary>Before all that are not pinned.</summary>
    First,

    /// <summary>After all that are not pinned.</summary>
    Last,
}

/// <summary>A sketch that is laid out.</summary>
/// <param name="Middles">The middle of each box.</param>
/// <param name="Routes">
/// The way of each link: points with straight lines and bends between them by turns, the first and the last line straight.
/// </param>
/// <param name="Breadth">How broad it is as a whole, from 0.</param>
/// <param name="Depth">How deep it is as a whole, from 0.</param>
internal sealed record Arrangement(Spot[] Middles, List<Spot>[] Routes, double Breadth, double Depth);

/// <summary>A point by its place in the row and from row to row.</summary>
internal readonly record struct Spot(double Breadth, double Depth);
