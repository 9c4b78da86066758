using System.Numerics;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>Convolution: a window of weights for each filter slides over the spatial axes.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; channels known
/// Output   (batch, …, filters): ⌊(size − dilation × (kernel − 1) − 1) / stride⌋ + 1 on each spatial axis,
///          or ⌈size / stride⌉ with padding
/// Weights  kernel (kernel sizes, channels / groups, filters), bias (filters)
/// Source   https://keras.io/api/layers/convolution_layers/
/// </remarks>
internal static class Convolution
{
    public static readonly LayerDefinition Conv2D = Of("Conv2D", rank: 2) with
    {
        Aliases = ["Convolution2D"],
        Source = "https://keras.io/api/layers/convolution_layers/convolution2d/",
    };

    private sealed record Config(
        long Filters, SpatialWindows Windows, long Groups, string? Activation, bool UseBias, KernelStorage Storage);

    private static LayerDefinition Of(string type, int rank) =>
        LayerDefinition.Of(type, reader => Read(reader, rank), Output, Weights, Work);

    private static Config Read(ConfigReader c, int rank)
    {
        var filters = c.Positive("filters");
        var sizes = c.Sizes("kernel_size", rank);
        var strides = c.Sizes("strides", rank, orElse: 1);
        var padding = rank == 1 ? c.Choice("padding", "valid", "same", "causal") : c.Choice("padding", "valid", "same");
        var channelsFirst = c.ChannelsFirst();
        var dilations = c.Sizes("dilation_rate", rank, orElse: 1);
        var groups = c.Positive("groups", orElse: 1);
        var activation = c.Activation();
        var useBias = c.Flag("use_bias", orElse: true);
        var storage = KernelStorage.Read(c, isQuantizable: false);
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
        if (filters % groups != 0) c.Report("groups", "not_divisible.filters", ("groups", groups), ("filters", filters));
        if (strides.Any(stride => stride > 1) && dilations.Any(dilation => dilation > 1))
            c.Report("dilation_rate", "conflicting_arguments.strides_and_dilation");
        var windows = new SpatialWindows(sizes, strides, dilations, Paddings.Parse(padding), channelsFirst, "kernel_size");
        return new(filters, windows, groups, activation, useBias, storage);
    }

    private static TensorShape Output(Config c, TensorShape x) => c.Windows.Slide(x, c.Filters);

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = x.Known(c.Windows.ChannelAxis);
        if (channels % c.Groups != 0)
            throw RuleBrokenException.In("groups", "not_divisible.channels", ("groups", c.Groups), ("channels", channels), ("common", BigInteger.GreatestCommonDivisor(channels, c.Filters)));
        var input = c.Groups == 1
            ? new Axis("input channels", channels)
            : new Axis("input channels per group", channels / c.Groups);
        var filters = new Axis("filters", c.Filters);
        foreach (var weight in c.Storage.Store("kernel", [.. KernelAxes.Of(c.Windows.Sizes), input, filters]))
            yield return weight;
        if (c.UseBias) yield return new("bias", filters);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(
            elements * c.Windows.Volume * (x[c.Windows.ChannelAxis] / c.Groups),
            (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
