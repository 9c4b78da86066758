using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>Transposed convolution: each input position is spread over a window of the output, which so grows by the strides.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; channels known
/// Output   (batch, …, filters): (size − 1) × stride + the dilated kernel or the stride, whichever is larger, on each
///          spatial axis; size × stride with padding; output_padding instead sets what is added at the end
/// Weights  kernel (kernel sizes, filters, channels), bias (filters)
/// Source   https://keras.io/api/layers/convolution_layers/
/// </remarks>
internal static class TransposedConvolution
{
    public static readonly LayerDefinition Conv1DTranspose = Of(rank: 1);
    public static readonly LayerDefinition Conv2DTranspose = Of(rank: 2);
    public static readonly LayerDefinition Conv3DTranspose = Of(rank: 3);

    private const string OutputPadding = "output_padding";

    private sealed record Config(
        long Filters, SpatialWindows Windows, ImmutableArray<long>? OutputPadding, string? Activation, bool UseBias);

    private static LayerDefinition Of(int rank) =>
        LayerDefinition.Of($"Conv{rank}DTranspose", c => Read(c, rank), new(Output, Output), Weights, Work, config => config.Windows.SpreadSight) with
        {
            Aliases = [$"Convolution{rank}DTranspose"],
            Source = $"https://keras.io/api/layers/convolution_layers/convolution{rank}d_transpose/",
        };

    private static Config Read(ConfigReader c, int rank)
    {
        var filters = c.Positive("filters");
        var windows = ConvolutionWindows.Read(c, rank);
        var outputPadding = c.OptionalSizes(OutputPadding, rank, least: 0);
        var config = new Config(filters, windows, outputPadding, c.Activation(), c.Flag("use_bias", orElse: true));
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
        windows.RefuseStridesWithDilation(c);
        if (outputPadding is { } added && added.Zip(windows.Strides).Any(axis => axis.First >= axis.Second))
        {
            c.Report(OutputPadding, "out_of_range.output_padding",
                ("strides", string.Join(" and ", windows.Strides.Distinct())),
                ("most", string.Join(", ", windows.Strides.Select(stride => stride - 1))));
        }

        return config;
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Windows.Spread(x, T.Named("filters", c.Filters).Because("filters"), c.OutputPadding);

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var filters = new Axis("filters", c.Filters);
        yield return new(WeightRole.Filters, "kernel", [.. KernelAxes.Of(c.Windows.Sizes), filters, new("input channels", x.Known(c.Windows.ChannelAxis))]);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", filters);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(
            x.Elements() * c.Windows.Volume * c.Filters,
            (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
