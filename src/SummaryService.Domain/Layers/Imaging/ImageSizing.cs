using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Imaging;

/// <summary>Images brought to a fixed size: resized, or cropped (and resized where they are too small to crop).</summary>
/// <remarks>
/// Input    (batch, height, width, channels) or (height, width, channels); the channels before the height with channels first
/// Output   the same with the height and the width that were given
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/image_preprocessing/
/// </remarks>
internal static class ImageSizing
{
    public static readonly LayerDefinition Resizing = Of("Resizing", ReadResizing) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/",
    };

    public static readonly LayerDefinition CenterCrop = Of("CenterCrop", _ => { }) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/",
    };

    public static readonly LayerDefinition RandomCrop = Of("RandomCrop", c => c.Ignore("seed")) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/",
    };

    private sealed record Config(long Height, long Width, bool ChannelsFirst);

    private static LayerDefinition Of(string type, Action<ConfigReader> readMore) => LayerDefinition.Of(type, c => Read(c, readMore), new(Output, Output)) with
    {
        ComputesInPolicy = true,
    };

    private static Config Read(ConfigReader c, Action<ConfigReader> readMore)
    {
        var config = new Config(c.Positive("height"), c.Positive("width"), c.ChannelsFirst());
        readMore(c);
        c.Ignore("bounding_box_format");
        return config;
    }

    private static void ReadResizing(ConfigReader c)
    {
        c.Choice("interpolation", "bilinear", "nearest", "bicubic", "lanczos3", "lanczos5", "area", "gaussian", "mitchellcubic");
        c.Flag("crop_to_aspect_ratio", orElse: false);
        c.Flag("pad_to_aspect_ratio", orElse: false);
        c.Ignore("fill_mode", "fill_value");
        c.Flag("antialias", orElse: false);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var (height, width) = (T.Named("height", c.Height).Because("resized"), T.Named("width", c.Width).Because("resized"));
        x.RankBetween(3, 4);
        return c.ChannelsFirst ? x.With(^2, height).With(^1, width) : x.With(^3, height).With(^2, width);
    }
}
