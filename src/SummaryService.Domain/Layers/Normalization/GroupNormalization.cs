using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Normalization;

/// <summary>Group normalization: each group of channels of an example to mean 0 and variance 1, then by gamma and beta.</summary>
/// <remarks>
/// Input    (batch, …), the axis of the channels known and a multiple of the groups
/// Output   the same
/// Weights  gamma (channels), beta (channels)
/// Source   https://keras.io/api/layers/normalization_layers/group_normalization/
/// </remarks>
internal static class GroupNormalization
{
    public static readonly LayerDefinition Definition = LayerDefinition.KeepingShape("GroupNormalization", Read, Weights, Work) with
    {
        Source = "https://keras.io/api/layers/normalization_layers/group_normalization/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
        WithoutWeights = "normalizes",
    };

    private const long OneForEachChannel = -1;

    private sealed record Config(long Groups, long Axis, bool Center, bool Scale);

    private static Config Read(ConfigReader c)
    {
        var groups = c.Integer("groups", orElse: 32);
        if (groups < 1 && groups != OneForEachChannel) c.Report("groups", "out_of_range.groups");
        var axis = c.Integer("axis", orElse: -1);
        c.Number("epsilon", orElse: 0.001);
        var config = new Config(groups, axis, c.Flag("center", orElse: true), c.Flag("scale", orElse: true));
        c.Ignore("beta_initializer", "gamma_initializer", "beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
        return config;
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = x.Known(x.Axis("axis", c.Axis));
        if (channels == 0) throw RuleBrokenException.InInput("not_divisible.no_channels", ("shape", x));
        if (c.Groups != OneForEachChannel && channels % c.Groups != 0)
            throw RuleBrokenException.In("groups", "not_divisible.normalized_channels", ("groups", c.Groups), ("channels", channels));
        if (c.Scale) yield return new(WeightRole.Scale, "gamma", new Axis("channels", channels));
        if (c.Center) yield return new(WeightRole.Offset, "beta", new Axis("channels", channels));
    }

    private static Work Work(Config c, TensorShape x, TensorShape y) => new(0L, y.Elements() * 5L);
}
