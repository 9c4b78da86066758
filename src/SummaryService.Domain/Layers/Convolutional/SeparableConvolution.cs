using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>Separable convolution: a depthwise one, which keeps channels apart, then one of single positions, which mixes them.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; channels known
/// Output   (batch, …, filters), the spatial axes as of a convolution
/// Weights  depthwise kernel (kernel sizes, channels, depth multiplier),
///          pointwise kernel (1 on each spatial axis, channels × depth multiplier, filters), bias (filters)
/// Source   https://keras.io/api/layers/convolution_layers/
/// </remarks>
internal static class SeparableConvolution
{
    public static readonly LayerDefinition SeparableConv1D = Of(rank: 1);
    public static readonly LayerDefinition SeparableConv2D = Of(rank: 2);

    private sealed record Config(long Filters, SpatialWindows Windows, long DepthMultiplier, string? Activation, bool UseBias);

    private static LayerDefinition Of(int rank) =>
        LayerDefinition.Of($"SeparableConv{rank}D", c => Read(c, rank), new(Output, Output), Weights, Work, config => config.Windows.Sight) with
        {
            Aliases = [$"SeparableConvolution{rank}D"],
            Source = $"https://keras.io/api/layers/convolution_layers/separable_convolution{rank}d/",
        };

    private static Config Read(ConfigReader c, int rank)
    {
        var filters = c.Positive("filters");
        var windows = ConvolutionWindows.Read(c, rank);
        var config = new Config(filters, windows, c.Positive("depth_multiplier", orElse: 1), c.Activation(), c.Flag("use_bias", orElse: true));
        c.Ignore(
            "depthwise_initializer", "pointwise_initializer", "bias_initializer",
            "depthwise_regularizer", "pointwise_regularizer", "bias_regularizer",
            "depthwise_constraint", "pointwise_constraint", "bias_constraint");
        return config;
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Windows.Slide(x, T.Named("filters", c.Filters).Because("filters"));

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = x.Known(c.Windows.ChannelAxis);
        var filters = new Axis("filters", c.Filters);
        yield return new(
            WeightRole.DepthwiseFilters,
            "depthwise_kernel",
            [.. KernelAxes.Of(c.Windows.Sizes), new("input channels", channels), new("depth multiplier", c.DepthMultiplier)]);
        yield return new(
            WeightRole.PointwiseFilters,
            "pointwise_kernel",
            [.. KernelAxes.Of([.. c.Windows.Sizes.Select(_ => 1L)]), new("depthwise channels", channels * c.DepthMultiplier), filters]);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", filters);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var channels = x[c.Windows.ChannelAxis] * c.DepthMultiplier;
        var elements = y.Elements();
        return new(
            (y.With(c.Windows.ChannelAxis, channels).Elements() * c.Windows.Volume) + (elements * channels),
            (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
