using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Convolutions with a kernel that is an operand, and pooling.</summary>
/// <remarks>
/// Input    (batch, …, channels), or (batch, channels, …) with channels first; a kernel (sizes, channels / groups, filters)
/// Output   as of the layers of the same names
/// Source   https://keras.io/api/ops/nn/
/// </remarks>
internal static class Windows
{
    private sealed record Config(ImmutableArray<long> Strides, ImmutableArray<long> Dilations, Padding Padding, bool ChannelsFirst)
    {
        public SpatialWindows Of(ImmutableArray<long> sizes, string argument) => new(
            sizes, ShapeArithmetic.Each(Strides, sizes.Length, "strides"), ShapeArithmetic.Each(Dilations, sizes.Length, "dilation_rate"), Padding, ChannelsFirst, argument);
    }

    public static readonly LayerDefinition Conv = Operation.Of("Conv", ["inputs", "kernel"], Read, (c, o) =>
    {
        var (x, kernel) = (o.Tensor("inputs"), Kernel(o, "kernel"));
        var windows = c.Of(kernel.Sizes, "kernel");
        CheckChannels(windows, x.Shape, kernel.Rows, mayGroup: true);
        var shape = windows.Slide(x.Shape, kernel.Columns);
        return Operation.Multiplies(shape, x.DType, o.Elements(shape) * windows.Volume * kernel.Rows);
    }, (c, o, _, _) =>
    {
        var kernel = Kernel(o, "kernel");
        return c.Of(kernel.Sizes, "kernel_size").SlideRules(o.Tensor("inputs").Shape, Dims.Argument("filters", "filters", kernel.Columns));
    });

    public static readonly LayerDefinition DepthwiseConv = Operation.Of("DepthwiseConv", ["inputs", "kernel"], Read, (c, o) =>
    {
        var x = o.Tensor("inputs");
        var (shape, macs) = Depthwise(c, x.Shape, Kernel(o, "kernel"), o);
        return Operation.Multiplies(shape, x.DType, macs);
    }, (c, o, _, _) =>
    {
        var kernel = Kernel(o, "kernel");
        var channels = new DimRule("depthwise", Formula.Named("input channels", kernel.Rows) * Formula.Named("depth multiplier", kernel.Columns));
        return c.Of(kernel.Sizes, "kernel_size").SlideRules(o.Tensor("inputs").Shape, channels);
    });

    public static readonly LayerDefinition SeparableConv = Operation.Of("SeparableConv", ["inputs", "depthwise_kernel", "pointwise_kernel"], Read, (c, o) =>
    {
        var x = o.Tensor("inputs");
        var (between, macs) = Depthwise(c, x.Shape, Kernel(o, "depthwise_kernel"), o);
        var channels = c.ChannelsFirst ? (Index)1 : ^1;
        var shape = between.With(channels, Kernel(o, "pointwise_kernel").Columns);
        return Operation.Multiplies(shape, x.DType, macs + (o.Elements(shape) * between[channels]));
    }, (c, o, y, _) => c.Of(Kernel(o, "depthwise_kernel").Sizes, "kernel_size").SlideRules(
        o.Tensor("inputs").Shape, Dims.Argument("filters", "filters", Kernel(o, "pointwise_kernel").Columns)));

    public static readonly LayerDefinition ConvTranspose = Operation.Of(
        "ConvTranspose",
        ["inputs", "kernel"],
        c => (Windows: Read(c), OutputPadding: c.OptionalIntegers("output_padding", least: 0)),
        (c, o) =>
        {
            var (x, kernel) = (o.Tensor("inputs"), Kernel(o, "kernel"));
            var windows = c.Windows.Of(kernel.Sizes, "kernel");
            CheckChannels(windows, x.Shape, kernel.Columns, mayGroup: false);
            ImmutableArray<long>? added = c.OutputPadding is { } given ? ShapeArithmetic.Each(given, windows.Rank, "output_padding") : null;
            var shape = windows.Spread(x.Shape, kernel.Rows, added);
            return Operation.Multiplies(shape, x.DType, o.Elements(x.Shape) * windows.Volume * kernel.Rows);
        },
        (c, o, _, _) =>
        {
            var kernel = Kernel(o, "kernel");
            ImmutableArray<long>? added = c.OutputPadding is { } given ? ShapeArithmetic.Each(given, kernel.Sizes.Length, "output_padding") : null;
            return c.Windows.Of(kernel.Sizes, "kernel_size").SpreadRules(o.Tensor("inputs").Shape, Dims.Argument("filters", "filters", kernel.Rows), added);
        });

    /// <summary>Pooling: the largest or the mean of each window.</summary>
    public static LayerDefinition Pooling(string type) => Operation.Of(
        type,
        ["inputs"],
        c =>
        {
            var sizes = c.Integers("pool_size", least: 1);
            return (Sizes: sizes, Windows: new Config(c.OptionalIntegers("strides", least: 1) ?? sizes, [1], Paddings.Parse(c.Choice("padding", "valid", "same")), c.ChannelsFirst()));
        },
        (c, o) =>
        {
            var x = o.Tensor("inputs");
            var rank = x.Shape.AtLeastRank(3).Rank - 2;
            var windows = c.Windows.Of(ShapeArithmetic.Each(c.Sizes, rank, "pool_size"), "pool_size");
            var shape = windows.Slide(x.Shape, x.Shape[windows.ChannelAxis]);
            return Operation.Gives(shape, x.DType, o.Elements(shape) * windows.Volume);
        },
        (c, o, _, _) =>
        {
            var x = o.Tensor("inputs").Shape;
            var windows = c.Windows.Of(ShapeArithmetic.Each(c.Sizes, x.Rank - 2, "pool_size"), "pool_size") with { IgnoresPadding = true };
            return windows.SlideRules(x, Dims.Kept(x[windows.ChannelAxis]));
        });

    /// <summary>Pooling to a given size, whatever comes in.</summary>
    /// <remarks>
    /// Keras infers another shape than running gives: it takes channels to come first where nothing is said, and keeps
    /// an axis too many where they come last.
    /// </remarks>
    public static LayerDefinition AdaptivePooling(string type) => Operation.Of(
        type,
        ["inputs"],
        c => (Sizes: c.Integers("output_size", least: 1), ChannelsLast: c.Anything("data_format").TextIs("channels_last")),
        (c, o) =>
        {
            var x = o.Tensor("inputs");
            var sizes = (c.Sizes.Length == 1 ? ShapeArithmetic.Each(c.Sizes, x.Shape.AtLeastRank(3).Rank - 2, "output_size") : c.Sizes).Select(size => (Dim)size).ToArray();
            var kept = c.ChannelsLast ? x.Shape.AtLeastRank(sizes.Length + 1)[..^sizes.Length] : x.Shape.AtLeastRank(2)[..2];
            var shape = kept.Concat([.. sizes]).Concat(c.ChannelsLast ? [x.Shape[^1]] : []);
            return Operation.Gives(shape, x.DType, o.Elements(x.Shape));
        },
        (c, o, y, _) =>
        {
            var first = c.ChannelsLast ? o.Tensor("inputs").Shape.Rank - (c.Sizes.Length == 1 ? o.Tensor("inputs").Shape.Rank - 2 : c.Sizes.Length) : 2;
            var end = y.Rank - (c.ChannelsLast ? 1 : 0);
            return Dims.Each(y, axis => axis >= first && axis < end ? new("adaptive", y[axis]) : axis == 0 ? Dims.Batch(y[0]) : Dims.Kept(y[axis]));
        });

    private static Config Read(ConfigReader c) => new(
        c.OptionalIntegers("strides", least: 1) ?? [1],
        c.OptionalIntegers("dilation_rate", least: 1) ?? [1],
        Paddings.Parse(c.Choice("padding", "valid", "same", "causal")),
        c.ChannelsFirst());

    private static (TensorShape Output, Count Macs) Depthwise(Config c, TensorShape x, (ImmutableArray<long> Sizes, long Rows, long Columns) kernel, Operands o)
    {
        var windows = c.Of(kernel.Sizes, "kernel");
        CheckChannels(windows, x, kernel.Rows, mayGroup: true);
        var shape = windows.Slide(x, kernel.Rows * kernel.Columns);
        return (shape, o.Elements(shape) * windows.Volume);
    }

    /// <summary>The kernel: its sizes along the spatial axes, then its last two.</summary>
    private static (ImmutableArray<long> Sizes, long Rows, long Columns) Kernel(Operands o, string name)
    {
        var kernel = o.Tensor(name).Shape.AtLeastRank(3);
        var sizes = ImmutableArray.CreateBuilder<long>(kernel.Rank);
        for (var axis = 0; axis < kernel.Rank; axis++)
        {
            var size = kernel.Known(axis);
            sizes.Add(size >= 1 ? size : throw RuleBrokenException.InInput("negative_dimension.kernel", ("shape", kernel)));
        }

        return ([.. sizes.Take(kernel.Rank - 2)], sizes[^2], sizes[^1]);
    }

    private static void CheckChannels(SpatialWindows windows, TensorShape x, long expected, bool mayGroup)
    {
        var channels = x.OfRank(windows.Rank + 2)[windows.ChannelAxis];
        if (channels.IsKnown && (mayGroup ? channels.Size % expected != 0 : channels.Size != expected))
            throw RuleBrokenException.InInput("incompatible_shapes.kernel", ("channels", channels), ("expected", expected), ("shape", x));
    }
}
