using System.Collections.Immutable;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>The spatial axes of a kernel, by the names that lessons use.</summary>
internal static class KernelAxes
{
    /// <summary>Size, or height and width, or depth, height and width.</summary>
    public static Axis[] Of(ImmutableArray<long> sizes) => sizes switch
    {
        [var size] => [new("kernel size", size)],
        [var height, var width] => [new("kernel height", height), new("kernel width", width)],
        [var depth, var height, var width] => [new("kernel depth", depth), new("kernel height", height), new("kernel width", width)],
        _ => throw new ArgumentException("A kernel has one to three spatial axes.", nameof(sizes)),
    };
}
