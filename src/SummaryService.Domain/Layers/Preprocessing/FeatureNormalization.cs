using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>Normalization: each feature is shifted and scaled by a mean and a variance that were given, or measured beforehand.</summary>
/// <remarks>
/// Input    any shape, the axes to keep known
/// Output   the same
/// Weights  mean and variance (the sizes of the axes to keep), and a count; none is trained; none at all where mean and variance are given
/// Source   https://keras.io/api/layers/preprocessing_layers/numerical/normalization/
/// </remarks>
internal static class FeatureNormalization
{
    public static readonly LayerDefinition Definition = LayerDefinition.KeepingShape("Normalization", Read, Weights, Work, Check) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/numerical/normalization/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
        WithoutWeights = "given",
    };

    private sealed record Config(ImmutableArray<long> Axes, bool IsGiven, TensorShape? Mean);

    private static Config Read(ConfigReader c)
    {
        var axes = c.AxesOrNone("axis", orElse: -1);
        var (hasMean, hasVariance) = (c.Has("mean"), c.Has("variance"));
        var (mean, variance) = (c.Numbers("mean"), c.Numbers("variance"));
        c.Flag("invert", orElse: false);
        if (hasMean != hasVariance) c.Report(hasMean ? "variance" : "mean", "missing_argument");
        if (mean is not null && variance is not null && !mean.Equals(variance))
            c.Report("variance", "conflicting_arguments.shapes", ("shape", variance), ("other", "mean"), ("expected", mean));
        if (mean?.Rank > axes.Length) c.Report("mean", "wrong_rank.argument", ("shape", mean), ("received", mean.Rank), ("most", axes.Length));
        return new(axes, hasMean, mean);
    }

    private static void Check(Config c, TensorShape x)
    {
        var kept = Kept(c, x);
        for (var i = 1; i <= c.Mean?.Rank; i++)
        {
            if (c.Mean[^i] != 1 && c.Mean[^i] != x[kept[^i]])
                throw RuleBrokenException.In("mean", "incompatible_shapes.argument", ("shape", c.Mean), ("axis", kept[^i]), ("size", x[kept[^i]]), ("input", x));
        }
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        if (c.IsGiven) yield break;
        Axis[] features = [.. Kept(c, x).Select(axis => new Axis("features", x.Known(axis)))];
        yield return new(WeightRole.Mean, "mean", features) { Fixed = WhyFixed.Adapted };
        yield return new(WeightRole.Variance, "variance", features) { Fixed = WhyFixed.Adapted };
        yield return new(WeightRole.SampleCount, "count") { DType = DType.Int32, Fixed = WhyFixed.Adapted };
    }

    /// <summary>The axes along which each position has a mean and a variance of its own, in order.</summary>
    private static int[] Kept(Config c, TensorShape x)
    {
        var kept = new SortedSet<int>();
        foreach (var axis in c.Axes)
        {
            var at = x.Axis("axis", axis);
            x.Known(at);
            if (!kept.Add(at)) throw RuleBrokenException.In("axis", "conflicting_arguments.axis_twice", ("axis", axis), ("shape", x));
        }

        return [.. kept];
    }

    private static Work Work(Config c, TensorShape x, TensorShape y) => new(0L, y.Elements() * 2L);
}
