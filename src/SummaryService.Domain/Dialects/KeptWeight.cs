using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects;

/// <summary>A weight that lies in a file, of which nothing but its name and shape is told.</summary>
internal static class KeptWeight
{
    /// <summary>The weight.</summary>
    /// <param name="name">Its own name, without the layer's.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="dtype">The type of its elements; null where it is the layer's.</param>
    public static Weight Of(string name, Axis[] axes, DType? dtype = null) => new(RoleOf(name), name, axes)
    {
        DType = dtype,
        Fixed = name.StartsWith("moving_", StringComparison.Ordinal) ? WhyFixed.Moving : null,
    };

    // A file tells no more of a weight than its name. Averages are updated in training, in every layer that has them.
    private static WeightRole RoleOf(string name) => name switch
    {
        "moving_mean" => WeightRole.MovingMean,
        "moving_variance" => WeightRole.MovingVariance,
        _ => WeightRole.Unknown,
    };
}
