using System.Numerics;
using SummaryService.Domain.Layers.Derivations;
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
    public static readonly LayerDefinition Conv1D = Of(rank: 1);
    public static readonly LayerDefinition Conv2D = Of(rank: 2);
    public static readonly LayerDefinition Conv3D = Of(rank: 3);

    private sealed record Config(
        long Filters, SpatialWindows Windows, long Groups, string? Activation, bool UseBias, KernelStorage Storage);

    private static LayerDefinition Of(int rank) =>
        LayerDefinition.Of($"Conv{rank}D", c => Read(c, rank), new(Output, Output), Weights, Work, config => config.Windows.Sight) with
        {
            Aliases = [$"Convolution{rank}D"],
            Source = $"https://keras.io/api/layers/convolution_layers/convolution{rank}d/",
        };

    private static Config Read(ConfigReader c, int rank)
    {
        var filters = c.Positive("filters");
        var windows = ConvolutionWindows.Read(c, rank, canBeCausal: rank == 1);
        var groups = c.Positive("groups", orElse: 1);
        var activation = c.Activation();
        var useBias = c.Flag("use_bias", orElse: true);
        var storage = KernelStorage.Read(c, "kernel_constraint");
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "bias_constraint");
        if (filters % groups != 0) c.Report("groups", "not_divisible.filters", ("groups", groups), ("filters", filters));
        windows.RefuseStridesWithDilation(c);
        return new(filters, windows, groups, activation, useBias, storage);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Windows.Slide(x, T.Named("filters", c.Filters).Because("filters"));

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = x.Known(c.Windows.ChannelAxis);
        if (channels % c.Groups != 0)
            throw RuleBrokenException.In("groups", "not_divisible.channels", ("groups", c.Groups), ("channels", channels), ("common", BigInteger.GreatestCommonDivisor(channels, c.Filters)));
        var input = c.Groups == 1
            ? new Axis("input channels", channels)
            : new Axis("input channels per group", channels / c.Groups);
        return c.Storage.StoreWithBias(c.Groups == 1 ? WeightRole.Filters : WeightRole.GroupedFilters, "kernel", c.UseBias, [.. KernelAxes.Of(c.Windows.Sizes), input, new Axis("filters", c.Filters)]);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(
            elements * c.Windows.Volume * (x[c.Windows.ChannelAxis] / c.Groups),
            (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
