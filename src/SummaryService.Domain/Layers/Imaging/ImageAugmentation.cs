using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using Argument = System.Action<SummaryService.Domain.Layers.ConfigReader>;

namespace SummaryService.Domain.Layers.Imaging;

/// <summary>Image augmentation that keeps the shape: each layer is a name and the arguments that it takes.</summary>
/// <remarks>
/// Input    (batch, height, width, channels) or (height, width, channels); or a mapping of images, labels, boxes and masks
/// Output   the same
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/image_augmentation/
/// </remarks>
internal static class ImageAugmentation
{
    /// <summary>The dtype that comes out for an image, if it is one that the layer takes.</summary>
    private delegate DType Rule(Config config, TensorSpec image);

    private sealed record Config(bool ChannelsFirst, DTypePolicy Policy);

    private const string Pages = "https://keras.io/api/layers/preprocessing_layers/";

    private static readonly Argument ValueRange = c => c.Pair("value_range", orElse: "[0, 255]");
    private static readonly Argument Seed = c => c.Ignore("seed");
    private static readonly Argument FillValue = c => c.Number("fill_value", orElse: 0);
    private static readonly Argument Interpolation = c => c.Choice("interpolation", "bilinear", "nearest");
    private static readonly Argument FillMode = c => c.Choice("fill_mode", "reflect", "wrap", "constant", "nearest");

    private static readonly Rule Computed = (c, _) => c.Policy.Compute;
    private static readonly Rule Kept = (c, image) => c.Policy.Cast(image.DType);

    public static readonly LayerDefinition AutoContrast = Row("AutoContrast", ValueRange) with
    {
        Source = $"{Pages}image_preprocessing/auto_constrast/",
        Sight = Sight.None,
    };

    public static readonly ImmutableArray<LayerDefinition> Rows =
    [
        Row(
            "AugMix", ValueRange, Count("num_chains", 3), Count("chain_depth", 3), Factor("factor", 0, 1, "0.3"), Number("alpha", 1), Flag("all_ops", true),
            Interpolation, Seed) with
        {
            InnerLayers =
            [
                .. Named("RandomShear", "RandomTranslation", "RandomRotation", "Solarization", "RandomPosterization", "AutoContrast", "Equalization"),
                .. Named("RandomBrightness", "RandomColorDegeneration", "RandomContrast", "RandomSharpness")
                    .Select(inner => inner with { Argument = "all_ops", IsDefault = true }),
            ],
        },
        Row("ContrastLimitedAdaptiveHistogramEqualization", ValueRange, Number("clip_limit", 4), c => c.Sizes("tile_grid_size", 2, orElse: 8)) with
        {
            Source = $"{Pages}image_augmentation/",
            Sight = Sight.None,
        },
        Row("CutMix", Factor("factor", 0, 1, "1"), Seed),
        Row("Equalization", Kept, ValueRange, Count("bins", 256)),
        Row("MixUp", Number("alpha", 0.2), Seed),
        Row("RandAugment", ValueRange, Count("num_ops", 2), Factor("factor", 0, 1, "0.5"), Interpolation, Seed) with
        {
            InnerLayers =
            [
                .. Named(
                    "RandomShear", "RandomTranslation", "RandomRotation", "RandomBrightness", "RandomColorDegeneration", "RandomContrast",
                    "RandomSharpness", "Solarization", "RandomPosterization", "AutoContrast", "Equalization"),
            ],
        },
        Row("RandomBrightness", Factor("factor", -1, 1), ValueRange, Seed),
        Row("RandomColorDegeneration", OfThreeChannels, Factor("factor", -1, 1), ValueRange, Seed),
        Row(
            "RandomColorJitter", ValueRange, Factor("brightness_factor", -1, 1, "null"), Factor("contrast_factor", 0, 1, "null"),
            Factor("saturation_factor", -1, 1, "null"), Factor("hue_factor", 0, 1, "null"), Seed) with
        {
            InnerLayers =
            [
                new("RandomBrightness") { Argument = "brightness_factor" },
                new("RandomContrast") { Argument = "contrast_factor" },
                new("RandomSaturation") { Argument = "saturation_factor" },
                new("RandomHue") { Argument = "hue_factor" },
            ],
        },
        Row("RandomContrast", Factor("factor", 0, 1), ValueRange, Seed),
        Row(
            "RandomElasticTransform", Factor("factor", 0, 1, "1"), Factor("scale", 0, 1, "1"), Interpolation,
            c => c.Choice("fill_mode", "reflect", "wrap", "constant", "nearest", "mirror"), FillValue, ValueRange, Seed),
        Row("RandomErasing", Factor("factor", 0, 1, "1"), Factor("scale", 0, 1, "[0.02, 0.33]"), c => c.Ignore("fill_value"), ValueRange, Seed),
        Row("RandomFlip", c => c.Choice("mode", "horizontal_and_vertical", "horizontal", "vertical"), Seed),
        Row("RandomGaussianBlur", Factor("factor", 0, 1, "1"), KernelSize, Factor("sigma", 0, 1, "1"), ValueRange, Seed),
        Row("RandomGrayscale", Kept, c => c.Number("factor", orElse: 0.5, least: 0, most: 1), Seed),
        Row("RandomHue", Factor("factor", 0, 1), ValueRange, Seed),
        Row("RandomInvert", Factor("factor", 0, 1, "1"), ValueRange, Seed),
        Row("RandomPerspective", Factor("factor", 0, 1, "1"), c => c.Number("scale", orElse: 1, least: 0, most: 1), Interpolation, FillValue, Seed),
        Row("RandomPosterization", Factor("factor", 1, 8), ValueRange, Seed),
        Row("RandomRotation", Factor("factor", -1, 1), FillMode, Interpolation, FillValue, Seed),
        Row("RandomSaturation", Factor("factor", -1, 1), ValueRange, Seed),
        Row("RandomSharpness", Factor("factor", 0, 1), ValueRange, Seed),
        Row("RandomShear", Factor("x_factor", 0, 1, "0"), Factor("y_factor", 0, 1, "0"), Interpolation, FillMode, FillValue, Seed),
        Row("RandomTranslation", Factor("height_factor", -1, 1), Factor("width_factor", -1, 1), FillMode, Interpolation, FillValue, Seed),
        Row("RandomZoom", Factor("height_factor", -1, 1), Factor("width_factor", -1, 1, "null"), FillMode, Interpolation, FillValue, Seed),
        Row("Solarization", Factor("addition_factor", 0, 1, "0"), Factor("threshold_factor", 0, 1, "0"), ValueRange, Seed),
    ];

    /// <summary>Layers that are made with all arguments that the outer layer hands on, its name among them.</summary>
    private static IEnumerable<InnerLayer> Named(params string[] types) => types.Select(type => new InnerLayer(type) { SharesName = true });

    private static LayerDefinition Row(string type, params Argument[] arguments) => Row(type, Computed, arguments);

    private static LayerDefinition Row(string type, Rule rule, params Argument[] arguments)
    {
        var definition = LayerDefinition.Applying(type, c => Read(c, arguments), (config, inputs) => Apply(config, rule, inputs));
        // Most act in training alone: in inference each position stays.
        return definition with { Source = $"{Pages}image_augmentation/{definition.AutomaticName}/", Sight = Sight.SamePosition, HasNoWeights = true };
    }

    private static Config Read(ConfigReader c, Argument[] arguments)
    {
        foreach (var argument in arguments)
            argument(c);
        c.Ignore("bounding_box_format");
        return new(c.ChannelsFirst(), c.Policy);
    }

    private static LayerEffect Apply(Config config, Rule rule, CallInputs inputs) =>
        new(ImageData.Of(inputs).Select(image => image with { DType = rule(config, image) }), [], Work.None);

    private static DType OfThreeChannels(Config c, TensorSpec image)
    {
        var axis = c.ChannelsFirst ? ^3 : ^1;
        var channels = image.Shape.RankBetween(3, 4)[axis];
        if (channels.IsKnown && channels != 3)
        {
            throw RuleBrokenException.InInput("incompatible_shapes.channels",
                ("expected", 3), ("received", channels), ("axis", axis.GetOffset(image.Shape.Rank)), ("shape", image.Shape));
        }

        return c.Policy.Compute;
    }

    private static Argument Factor(string name, double least, double most, string? orElse = null) =>
        c => c.Range(name, least, most, orElse, isRequired: orElse is null);

    private static Argument Number(string name, double orElse) => c => c.Number(name, orElse);

    private static Argument Count(string name, long orElse) => c => c.Positive(name, orElse);

    private static Argument Flag(string name, bool orElse) => c => c.Flag(name, orElse);

    private static void KernelSize(ConfigReader c)
    {
        var sizes = c.Sizes("kernel_size", 2, orElse: 3);
        if (sizes.Any(size => size % 2 == 0)) c.Report("kernel_size", "out_of_range.odd");
    }
}
