using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Small layers that only releases before Keras 3, or add-ons to them, had.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   the same, as far as it is not said otherwise
/// Weights  none, or those of one feature axis
/// Source   https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers
/// </remarks>
internal static class LegacyLayers
{
    private const string Page = "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/";

    public static readonly LayerDefinition ThresholdedReLU = Same("ThresholdedReLU", c => c.Number("theta", orElse: 1));

    /// <summary>Layers that pass on what they get and note something about it.</summary>
    public static readonly LayerDefinition AddLoss = Same("AddLoss", _ => 0);

    public static readonly LayerDefinition AddMetric = Same("AddMetric", _ => 0);

    /// <summary>The picture's height becomes another one at every call.</summary>
    public static readonly LayerDefinition RandomHeight = Resizing("RandomHeight", ^3);

    /// <summary>The picture's width becomes another one at every call.</summary>
    public static readonly LayerDefinition RandomWidth = Resizing("RandomWidth", ^2);

    /// <summary>Of TensorFlow Addons and keras_contrib: each channel of each example by its own statistics.</summary>
    public static readonly LayerDefinition InstanceNormalization = LayerDefinition.KeepingShape(
        "InstanceNormalization", ReadNormalization, NormalizationWeights, (_, _, y) => new(0L, y.Elements() * 5L)) with
    {
        Source = "https://www.tensorflow.org/addons/api_docs/python/tfa/layers/InstanceNormalization",
        Sight = Sight.SamePosition,
    };

    private sealed record Normalization(long? Axis, bool Center, bool Scale);

    private static LayerDefinition Same(string type, Func<ConfigReader, double> read) =>
        LayerDefinition.KeepingShape(type, read, work: (_, _, y) => new(0L, y.Elements())) with
        {
            IsBuiltFromTheStart = true,
            Sight = Sight.SamePosition,
            Source = Page + type,
        };

    private static LayerDefinition Resizing(string type, Index axis)
    {
        return LayerDefinition.Of(type, ReadResizing, new(Output, Output)) with { Source = Page + type };

        Shape<T> Output<T>(bool isRead, Shape<T> x)
            where T : ISize<T> =>
            x.AtLeastRank(3).With(axis, T.Of(Dim.Unknown).Because("random"));
    }

    private static bool ReadResizing(ConfigReader c)
    {
        c.Value("factor", isRequired: true);
        c.Ignore("interpolation", "seed");
        return true;
    }

    private static Normalization ReadNormalization(ConfigReader c)
    {
        var config = new Normalization(
            c.IsNull("axis") ? null : c.Integer("axis", orElse: -1), c.Flag("center", orElse: true), c.Flag("scale", orElse: true));
        c.Ignore(
            "groups", "epsilon", "beta_initializer", "gamma_initializer", "beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint");
        return config;
    }

    private static IEnumerable<Weight> NormalizationWeights(Normalization c, TensorShape x)
    {
        var channels = c.Axis is { } axis ? new Axis("channels", x.Known(x.Axis("axis", axis))) : new Axis("all", 1);
        if (c.Scale) yield return new(WeightRole.Scale, "gamma", channels);
        if (c.Center) yield return new(WeightRole.Offset, "beta", channels);
    }
}
