using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Activation;

/// <summary>PReLU: what is negative is multiplied by a learned slope, one for each element or shared along some axes.</summary>
/// <remarks>
/// Input    (batch, …), known but for the batch and the shared axes
/// Output   the same
/// Weights  alpha (…), of size 1 on the shared axes
/// Source   https://keras.io/api/layers/activation_layers/prelu/
/// </remarks>
internal static class PReLU
{
    private const string SharedAxes = "shared_axes";

    public static readonly LayerDefinition Definition = LayerDefinition.KeepingShape("PReLU", Read, Weights, Work, (_, x) => x.AtLeastRank(1)) with
    {
        Source = "https://keras.io/api/layers/activation_layers/prelu/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
    };

    private static ImmutableArray<long> Read(ConfigReader c)
    {
        c.Ignore("alpha_initializer", "alpha_regularizer", "alpha_constraint");
        return c.OptionalAxes(SharedAxes) ?? [];
    }

    private static IEnumerable<Weight> Weights(ImmutableArray<long> sharedAxes, TensorShape x)
    {
        var isShared = new bool[x.Rank];
        foreach (var axis in sharedAxes)
            isShared[Position(axis, x)] = true;
        var axes = new Axis[x.Rank - 1];
        for (var i = 0; i < axes.Length; i++)
            axes[i] = isShared[i + 1] ? new("shared", 1) : x.Feature(i + 1);
        yield return new(WeightRole.Slope, "alpha", axes);
    }

    private static int Position(long axis, TensorShape x)
    {
        // Keras looks up axis − 1 in the shape without its batch, from the end if that is negative: 0 is the last axis.
        var most = x.AtLeastRank(2).Rank - 1;
        if (axis < 1 - most || axis > most)
            throw RuleBrokenException.In(SharedAxes, "axis_out_of_range",
                ("axis", axis), ("rank", x.Rank), ("least", 1), ("most", most), ("shape", x));
        return (int)(axis > 0 ? axis : axis + most);
    }

    private static Work Work(ImmutableArray<long> sharedAxes, TensorShape x, TensorShape y) => new(0L, y.Elements());
}
