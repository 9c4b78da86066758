using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Diagrams.Flow;

/// <summary>How a tensor is drawn: its sizes by their logarithms, so that 3 and 4,096 both have room on a page.</summary>
/// <param name="Width">How wide a plane, or the whole of what has only one, is.</param>
/// <param name="Height">How high.</param>
/// <param name="Planes">How many planes stand behind each other, one for a few channels.</param>
/// <param name="IsOpen">Whether a size is unknown, so that the drawing only shows the kind.</param>
internal sealed record Glyph(double Width, double Height, int Planes, bool IsOpen)
{
    /// <summary>How far each plane stands beside the one before it.</summary>
    public const double Step = 5;

    private const double VectorWidth = 16;
    private const long Unknown = 16;

    /// <summary>The width of all planes.</summary>
    public double FullWidth => Width + ((Planes - 1) * Step);

    /// <summary>The height of all planes.</summary>
    public double FullHeight => Height + ((Planes - 1) * Step);

    /// <summary>The drawing of a tensor.</summary>
    /// <param name="shape">Its shape, with the batch; null for a tensor that nobody knows.</param>
    /// <param name="channelsFirst">Whether the channels of a map come before its height.</param>
    public static Glyph Of(TensorShape? shape, bool channelsFirst)
    {
        if (shape is null) return new(VectorWidth, VectorWidth, 1, IsOpen: true);
        var dims = shape.Rank > 1 ? shape[1..] : TensorShape.Scalar;
        var isOpen = !dims.IsFullyKnown;
        return dims.Rank switch
        {
            0 => new(VectorWidth, VectorWidth, 1, isOpen),
            1 => new(VectorWidth, Side(dims[0], 15), 1, isOpen),
            2 => new(Side(dims[1], 9), Side(dims[0], 13), 1, isOpen),
            _ => Map(dims, channelsFirst, isOpen),
        };
    }

    private static Glyph Map(TensorShape dims, bool channelsFirst, bool isOpen)
    {
        // Of the last two spatial axes one is the height, the other the width; all others are planes.
        var height = dims.Rank - (channelsFirst ? 2 : 3);
        var logarithm = 0.0;
        for (var axis = 0; axis < dims.Rank; axis++)
        {
            if (axis != height && axis != height + 1) logarithm += Math.Log2(Size(dims[axis]));
        }

        return new(Side(dims[height + 1], 16), Side(dims[height], 16), 1 + Math.Min(14, (int)Math.Round(logarithm)), isOpen);
    }

    private static double Side(Dim dim, double perDoubling) => Math.Round(Math.Min(190, 12 + (perDoubling * Math.Log2(1 + Size(dim)))));

    private static double Size(Dim dim) => Math.Max(1, dim.IsKnown ? dim.Size : Unknown);
}
