namespace SummaryService.Domain.Layers;

/// <summary>What of a layer's input an element of its output sees, along the spatial axes.</summary>
/// <param name="KeepsPositions">Whether it sees the same position and no other.</param>
/// <param name="Windows">The windows through which it sees; null where it sees through none.</param>
internal readonly record struct Sight(bool KeepsPositions, SpatialWindows? Windows)
{
    /// <summary>Positions of the output are none of the input.</summary>
    public static Sight None => default;
}
