using SummaryService.Domain.Layers.Convolutional;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Locally connected layers of Keras 1 and 2: a convolution whose every position has weights of its own.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; all but the batch known
/// Output   as of a convolution
/// Weights  kernel (positions, window × channels, filters), bias (positions, filters). In implementation 2 the kernel
///          joins every input position with every output position; in 3 it is one row of the same numbers as in 1
/// Source   https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/LocallyConnected2D
/// </remarks>
internal static class LocallyConnected
{
    public static readonly LayerDefinition LocallyConnected1D = Of(rank: 1);
    public static readonly LayerDefinition LocallyConnected2D = Of(rank: 2);

    private sealed record Config(long Filters, SpatialWindows Windows, bool UseBias, string? Activation, long Implementation);

    private static LayerDefinition Of(int rank) =>
        LayerDefinition.Of($"LocallyConnected{rank}D", c => Read(c, rank), new(Output, Output), Weights, Work, config => config.Windows.Sight) with
        {
            Source = $"https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/LocallyConnected{rank}D",
        };

    private static Config Read(ConfigReader c, int rank)
    {
        var config = new Config(
            c.Positive("filters"), ConvolutionWindows.Read(c, rank), c.Flag("use_bias", orElse: true), c.Activation(), c.Positive("implementation", orElse: 1));
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
        return config;
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        c.Windows.Slide(x, T.Named("filters", c.Filters).Because("filters"));

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var channels = new Axis("input channels", x.Known(c.Windows.ChannelAxis));
        var filters = new Axis("filters", c.Filters);
        var (before, after) = (Positions(c, x, "input"), Positions(c, Output(c, x.Sizes()).Counted(), "output"));
        Axis[] window = [.. KernelAxes.Of(c.Windows.Sizes), channels];
        yield return c.Implementation == 2
            ? new(WeightRole.MaskedLocalFilters, "kernel", [.. before, channels, .. after, filters])
            : new(WeightRole.LocalFilters, "kernel", Product("positions", after), Product("window × input channels", window), filters);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", [.. after, filters]);
    }

    private static Axis[] Positions(Config c, TensorShape shape, string side)
    {
        var first = c.Windows.ChannelsFirst ? 2 : 1;
        return [.. Enumerable.Range(first, c.Windows.Rank).Select(axis => new Axis($"{side} positions", shape.Known(axis)))];
    }

    private static Axis Product(string meaning, Axis[] axes) => new(meaning, axes.Aggregate(1L, (product, axis) => checked(product * axis.Size)));

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(
            elements * c.Windows.Volume * x[c.Windows.ChannelAxis],
            (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
