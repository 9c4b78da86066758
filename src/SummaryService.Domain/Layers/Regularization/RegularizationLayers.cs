using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Regularization;

/// <summary>Regularization: in training, elements are dropped or disturbed at random, or penalized; in inference nothing happens.</summary>
/// <remarks>
/// Input    any shape; for the spatial ones (batch, …, channels), or (batch, channels, …) with channels first
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/regularization_layers/
/// </remarks>
internal static class RegularizationLayers
{
    public static readonly LayerDefinition Dropout = Of("Dropout", ReadDropout) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/dropout/",
    };

    public static readonly LayerDefinition SpatialDropout1D = Of("SpatialDropout1D", c => ReadSpatial(c, rank: 1)) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/spatial_dropout1d/",
    };

    public static readonly LayerDefinition SpatialDropout2D = Of("SpatialDropout2D", c => ReadSpatial(c, rank: 2)) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/spatial_dropout2d/",
    };

    public static readonly LayerDefinition SpatialDropout3D = Of("SpatialDropout3D", c => ReadSpatial(c, rank: 3)) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/spatial_dropout3d/",
    };

    public static readonly LayerDefinition GaussianDropout = Of("GaussianDropout", c => ReadNoise(c, "rate")) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/gaussian_dropout/",
    };

    public static readonly LayerDefinition AlphaDropout = Of("AlphaDropout", ReadDropout) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/alpha_dropout/",
    };

    public static readonly LayerDefinition GaussianNoise = Of("GaussianNoise", c => ReadNoise(c, "stddev")) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/gaussian_noise/",
    };

    public static readonly LayerDefinition ActivityRegularization = Of("ActivityRegularization", ReadPenalties) with
    {
        Source = "https://keras.io/api/layers/regularization_layers/activity_regularization/",
        WithoutWeights = "penalty",
    };

    private sealed record Config(int? Rank);

    private static readonly Config AnyRank = new(Rank: null);

    private static LayerDefinition Of(string type, Func<ConfigReader, Config> read) =>
        LayerDefinition.KeepingShape(type, read, check: (c, x) => x.OfRank(c.Rank ?? x.Rank)) with
        {
            IsBuiltFromTheStart = true,
            ComputesInPolicy = true,
            Sight = Sight.SamePosition,
            Mask = MaskRule.Keeps,
            WithoutWeights = "training",
        };

    private static Config ReadDropout(ConfigReader c)
    {
        c.Number("rate", least: 0, most: 1);
        c.OptionalShape("noise_shape", least: 1);
        c.Ignore("seed");
        return AnyRank;
    }

    private static Config ReadSpatial(ConfigReader c, int rank)
    {
        c.Number("rate", least: 0, most: 1);
        if (rank > 1) c.ChannelsFirst();
        c.Ignore("seed");
        return new(rank + 2);
    }

    private static Config ReadNoise(ConfigReader c, string strength)
    {
        c.Number(strength, least: 0, most: 1);
        c.Ignore("seed");
        return AnyRank;
    }

    private static Config ReadPenalties(ConfigReader c)
    {
        c.Number("l1", orElse: 0, least: 0);
        c.Number("l2", orElse: 0, least: 0);
        return AnyRank;
    }
}
