using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Normalization;

/// <summary>
/// Normalization of each example by itself, along some axes: to mean 0 and variance 1 (layer), to a root mean square of 1
/// (RMS), or to length 1 (unit); then by weights as large as those axes.
/// </summary>
/// <remarks>
/// Input    (batch, …), the normalized axes known where there are weights
/// Output   the same
/// Weights  layer: gamma and beta (normalized axes); RMS: scale (normalized axes); unit: none
/// Source   https://keras.io/api/layers/normalization_layers/
/// </remarks>
internal static class AxisNormalization
{
    public static readonly LayerDefinition LayerNormalization = Of("LayerNormalization", ReadLayer) with
    {
        Source = "https://keras.io/api/layers/normalization_layers/layer_normalization/",
        Mask = MaskRule.Keeps,
    };

    public static readonly LayerDefinition RMSNormalization = Of("RMSNormalization", ReadRms) with
    {
        Source = "https://keras.io/api/layers/normalization_layers/rms_normalization/",
    };

    public static readonly LayerDefinition UnitNormalization = Of("UnitNormalization", c => new(c.Axes("axis", orElse: -1), [])) with
    {
        Source = "https://keras.io/api/layers/normalization_layers/unit_normalization/",
        Mask = MaskRule.Keeps,
        IsBuiltFromTheStart = true,
    };

    private static readonly (WeightRole, string) Gamma = (WeightRole.Scale, "gamma"), Beta = (WeightRole.Offset, "beta");

    private sealed record Config(ImmutableArray<long> Axes, ImmutableArray<(WeightRole Role, string Name)> Weights)
    {
        /// <summary>Whether the weights have the axes in the input's order; otherwise in the order of the numbers given, −1 before 1.</summary>
        public bool IsInOrder { get; init; } = true;
    }

    private static LayerDefinition Of(string type, Func<ConfigReader, Config> read) =>
        LayerDefinition.KeepingShape(type, read, Weights, (_, _, y) => new(0L, y.Elements() * 5L), (c, x) => Positions(c, x)) with { Sight = Sight.SamePosition, WithoutWeights = "normalizes" };

    private static Config ReadLayer(ConfigReader c)
    {
        var axes = c.Axes("axis", orElse: -1);
        c.Number("epsilon", orElse: 0.001);
        var (center, scale) = (c.Flag("center", orElse: true), c.Flag("scale", orElse: true));
        c.Ignore("beta_initializer", "gamma_initializer", "beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
        if (c.UnlistedFlag("rms_scaling")) return new(axes, [Gamma]);
        return new(axes, (scale, center) switch
        {
            (true, true) => [Gamma, Beta],
            (true, false) => [Gamma],
            (false, true) => [Beta],
            _ => [],
        });
    }

    private static Config ReadRms(ConfigReader c)
    {
        var axes = c.Axes("axis", orElse: -1);
        c.Number("epsilon", orElse: 1e-6);
        return new(axes.Sort(), [(WeightRole.Scale, "scale")]) { IsInOrder = false };
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        if (c.Weights.IsEmpty) yield break;
        var positions = Positions(c, x);
        if (c.IsInOrder) Array.Sort(positions);
        var axes = Array.ConvertAll(positions, axis => x.Feature(axis));
        foreach (var (role, name) in c.Weights)
            yield return new(role, name, axes);
    }

    private static int[] Positions(Config c, TensorShape x)
    {
        var positions = new int[c.Axes.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = x.Axis("axis", c.Axes[i]);
            if (Array.IndexOf(positions, positions[i], 0, i) >= 0)
                throw RuleBrokenException.In("axis", "conflicting_arguments.same_axis", ("axis", c.Axes[i]), ("shape", x));
        }

        return positions;
    }
}
