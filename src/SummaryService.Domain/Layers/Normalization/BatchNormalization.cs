using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Normalization;

/// <summary>Batch normalization: each channel is shifted and scaled to mean 0 and variance 1, then by gamma and beta.</summary>
/// <remarks>
/// Input    (batch, …), the normalized axis known
/// Output   the same
/// Weights  gamma and beta, which are trained; moving mean and variance, which are not; all (channels)
/// Source   https://keras.io/api/layers/normalization_layers/batch_normalization/
/// </remarks>
internal static class BatchNormalization
{
    public static readonly LayerDefinition Definition = Of("BatchNormalization");

    /// <summary>The layer under another name, for a class of old releases that does the same.</summary>
    public static LayerDefinition Of(string type) => LayerDefinition.KeepingShape(type, Read, Weights, Work, (c, x) => x.Axis("axis", c.Axis)) with
    {
        Source = "https://keras.io/api/layers/normalization_layers/batch_normalization/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
        TakesMask = true,
    };

    private sealed record Config(long Axis, bool Center, bool Scale, bool Renorm);

    private static Config Read(ConfigReader c)
    {
        var axis = c.Integer("axis", orElse: -1);
        c.Number("momentum", orElse: 0.99);
        c.Number("epsilon", orElse: 0.001);
        var config = new Config(axis, c.Flag("center", orElse: true), c.Flag("scale", orElse: true), c.Flag("renorm", orElse: false));
        c.Ignore(
            "beta_initializer", "gamma_initializer", "moving_mean_initializer", "moving_variance_initializer",
            "beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint",
            "renorm_clipping", "renorm_momentum", "synchronized");
        return config;
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        Axis[] channels = [new("channels", x.Known(x.Axis("axis", c.Axis)))];
        if (c.Scale) yield return new(WeightRole.Scale, "gamma", channels);
        if (c.Center) yield return new(WeightRole.Offset, "beta", channels);
        yield return Moving(WeightRole.MovingMean, "moving_mean", channels);
        yield return Moving(WeightRole.MovingVariance, "moving_variance", channels);
        if (!c.Renorm) yield break;
        yield return Moving(WeightRole.MovingDeviation, "moving_stddev", channels);
        yield return Moving(WeightRole.RenormMean, "renorm_mean", channels);
        yield return Moving(WeightRole.RenormDeviation, "renorm_stddev", channels);
    }

    private static Weight Moving(WeightRole role, string name, Axis[] channels) => new(role, name, channels) { Fixed = WhyFixed.Moving };

    private static Work Work(Config c, TensorShape x, TensorShape y) => new(0L, y.Elements() * 2L);
}
