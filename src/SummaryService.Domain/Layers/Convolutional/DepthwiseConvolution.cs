using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>Depthwise convolution: each channel has windows of its own, as many as the depth multiplier says, and channels do not mix.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; channels known
/// Output   (batch, …, channels × depth multiplier), the spatial axes as of a convolution
/// Weights  kernel (kernel sizes, channels, depth multiplier), bias (channels × depth multiplier)
/// Source   https://keras.io/api/layers/convolution_layers/
/// </remarks>
internal static class DepthwiseConvolution
{
    public static readonly LayerDefinition DepthwiseConv1D = Of(rank: 1);
    public static readonly LayerDefinition DepthwiseConv2D = Of(rank: 2);

    private sealed record Config(SpatialWindows Windows, long DepthMultiplier, string? Activation, bool UseBias);

    private static LayerDefinition Of(int rank) =>
        LayerDefinition.Of($"DepthwiseConv{rank}D", c => Read(c, rank), new(Output, Output), Weights, Work, config => config.Windows.Sight) with
        {
            Source = $"https://keras.io/api/layers/convolution_layers/depthwise_convolution{rank}d/",
        };

    private static Config Read(ConfigReader c, int rank)
    {
        var windows = ConvolutionWindows.Read(c, rank);
        var config = new Config(windows, c.Positive("depth_multiplier", orElse: 1), c.Activation(), c.Flag("use_bias", orElse: true));
        c.Ignore(
            "depthwise_initializer", "bias_initializer", "depthwise_regularizer", "bias_regularizer", "depthwise_constraint", "bias_constraint");
        return config;
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var channels = x.OfRank(c.Windows.Rank + 2)[c.Windows.ChannelAxis].As("input channels");
        return c.Windows.Slide(x, (channels * T.Named("depth multiplier", c.DepthMultiplier)).Because("depthwise"));
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = x.Known(c.Windows.ChannelAxis);
        yield return new(
            WeightRole.DepthwiseFilters, "kernel", [.. KernelAxes.Of(c.Windows.Sizes), new("input channels", channels), new("depth multiplier", c.DepthMultiplier)]);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", new Axis("output channels", channels * c.DepthMultiplier));
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(elements * c.Windows.Volume, (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
