using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Images cut into patches and put together again, and channels moved into space and back.</summary>
/// <remarks>
/// Input    ((batch,) height, width, channels), or with the channels first
/// Output   the patches' elements as channels; or the other way round
/// Source   https://keras.io/api/ops/image/, https://keras.io/api/ops/nn/
/// </remarks>
internal static class Patches
{
    public static readonly LayerDefinition Extract = Operation.Of("ExtractPatches", ["images"], ReadExtract, (windows, o) =>
    {
        var x = o.Tensor("images");
        var isSingle = x.Shape.Rank == windows.Rank + 1;
        var batch = isSingle ? x.Shape.Inserted(0, 1) : x.Shape.OfRank(windows.Rank + 2);
        var shape = windows.Slide(batch, Volume(windows) * batch[windows.ChannelAxis]);
        return Operation.Gives(isSingle ? shape[1..] : shape, x.DType);
    }, (windows, o, _, _) =>
    {
        var x = o.Tensor("images").Shape;
        var isSingle = x.Rank == windows.Rank + 1;
        var batch = isSingle ? x.Inserted(0, 1) : x;
        var rules = windows.SlideRules(batch, new("patches", new Product([.. windows.Sizes.Select(size => (Formula)size), batch[windows.ChannelAxis]])));
        return isSingle ? rules[1..] : rules;
    }, "extract_patches", "extract_patches_3d");

    public static readonly LayerDefinition Reconstruct = Operation.Of(
        "ReconstructPatches",
        ["patches"],
        c =>
        {
            c.Ignore("strides", "padding");
            var size = ReadSize(c);
            return (Size: size, Output: c.Sizes("output_size", size.Length), ChannelsFirst: c.ChannelsFirst());
        },
        (c, o) =>
        {
            var x = o.Tensor("patches");
            var isSingle = x.Shape.Rank == c.Size.Length + 1;
            var batch = isSingle ? x.Shape.Inserted(0, 1) : x.Shape.OfRank(c.Size.Length + 2);
            var volume = c.Size.Aggregate(1L, (product, size) => product * size);
            var channels = ShapeArithmetic.Divide(batch, c.ChannelsFirst ? 1 : batch.Rank - 1, volume, "size");
            IEnumerable<Dim> spatial = c.Output.Select(size => (Dim)size);
            TensorShape shape = c.ChannelsFirst ? new([channels, .. spatial]) : new([.. spatial, channels]);
            return Operation.Gives(isSingle ? shape : shape.Inserted(0, batch[0]), x.DType);
        },
        (c, o, y, _) =>
        {
            var (x, rank) = (o.Tensor("patches").Shape, c.Size.Length);
            var channels = y.Rank - (c.ChannelsFirst ? rank + 1 : 1);
            var packed = x[x.Rank - (c.ChannelsFirst ? rank + 1 : 1)];
            return Dims.Each(y, axis => axis == channels ? new("patches.channels", new Quotient(packed, Dims.Product(c.Size)))
                : axis < y.Rank - rank - 1 ? Dims.Batch(y[axis])
                : new("argument", y[axis]));
        });

    public static readonly LayerDefinition Unfold = Operation.Of(
        "Unfold",
        ["x"],
        c => (Kernel: c.Sizes("kernel_size", 2), Dilation: c.Sizes("dilation", 2, orElse: 1), Padding: c.Sizes("padding", 2, orElse: 0, least: 0), Stride: c.Sizes("stride", 2, orElse: 1)),
        (c, o) =>
        {
            var x = o.Tensor("x");
            var padded = x.Shape.OfRank(4).With(2, x.Shape[2] + (2 * c.Padding[0])).With(3, x.Shape[3] + (2 * c.Padding[1]));
            var windows = new SpatialWindows(c.Kernel, c.Stride, c.Dilation, Padding.Valid, ChannelsFirst: true, "kernel_size");
            var steps = windows.Slide(padded, padded[1]);
            return Operation.Gives(new(x.Shape[0], x.Shape[1] * Volume(windows), steps[2] * steps[3]), x.DType);
        },
        (c, o, y, _) =>
        {
            var x = o.Tensor("x").Shape;
            var padded = x.With(2, x[2] + (2 * c.Padding[0])).With(3, x[3] + (2 * c.Padding[1]));
            var steps = new SpatialWindows(c.Kernel, c.Stride, c.Dilation, Padding.Valid, ChannelsFirst: true, "kernel_size").SlideRules(padded, Dims.Kept(x[1]));
            return
            [
                Dims.Batch(y[0]),
                new("patches", new Product([x[1], c.Kernel[0], c.Kernel[1]])),
                new("patches.places", new Product([steps[2].Size, steps[3].Size])),
            ];
        });

    public static readonly LayerDefinition Fold = Operation.Of(
        "Fold",
        ["x"],
        c =>
        {
            c.Ignore("dilation", "padding", "stride");
            return (Output: c.Sizes("output_size", 2), Kernel: c.Sizes("kernel_size", 2));
        },
        (c, o) =>
        {
            var x = o.Tensor("x");
            var channels = ShapeArithmetic.Divide(x.Shape.OfRank(3), 1, c.Kernel[0] * c.Kernel[1], "kernel_size");
            return Operation.Gives(new(x.Shape[0], channels, c.Output[0], c.Output[1]), x.DType);
        },
        (c, o, y, _) =>
        [
            Dims.Batch(y[0]),
            new("patches.channels", new Quotient(o.Tensor("x").Shape[1], Dims.Product(c.Kernel))),
            new("argument", y[2]),
            new("argument", y[3]),
        ]);

    public static readonly LayerDefinition DepthToSpace = Operation.Of("DepthToSpace", ["x"], ReadBlock, (c, o) =>
    {
        var x = o.Tensor("x");
        var (height, width, channels) = Places(x.Shape, c.ChannelsFirst);
        var shape = x.Shape.With(channels, ShapeArithmetic.Divide(x.Shape, channels, c.Block * c.Block, "block_size"));
        return Operation.Gives(shape.With(height, x.Shape[height] * c.Block).With(width, x.Shape[width] * c.Block), x.DType);
    }, (c, o, y, _) =>
    {
        var x = o.Tensor("x").Shape;
        var (height, width, channels) = Places(x, c.ChannelsFirst);
        var block = Formula.Named("block size", c.Block);
        return Dims.Kept(y)
            .With(height, new("blocks.spread", x[height] * block))
            .With(width, new("blocks.spread", x[width] * block))
            .With(channels, new("blocks.channels", new Quotient(x[channels], block * block)));
    });

    public static readonly LayerDefinition SpaceToDepth = Operation.Of("SpaceToDepth", ["x"], ReadBlock, (c, o) =>
    {
        var x = o.Tensor("x");
        var (height, width, channels) = Places(x.Shape, c.ChannelsFirst);
        var shape = x.Shape
            .With(height, ShapeArithmetic.Divide(x.Shape, height, c.Block, "block_size"))
            .With(width, ShapeArithmetic.Divide(x.Shape, width, c.Block, "block_size"));
        return Operation.Gives(shape.With(channels, x.Shape[channels] * (c.Block * c.Block)), x.DType);
    }, (c, o, y, _) =>
    {
        var x = o.Tensor("x").Shape;
        var (height, width, channels) = Places(x, c.ChannelsFirst);
        var block = Formula.Named("block size", c.Block);
        return Dims.Kept(y)
            .With(height, new("blocks.gathered", new Quotient(x[height], block)))
            .With(width, new("blocks.gathered", new Quotient(x[width], block)))
            .With(channels, new("blocks.deepened", new Product([x[channels], block, block])));
    });

    private static SpatialWindows ReadExtract(ConfigReader c)
    {
        var size = ReadSize(c);
        var strides = c.OptionalSizes("strides", size.Length) ?? size;
        var dilations = c.Sizes("dilation_rate", size.Length, orElse: 1);
        return new(size, strides, dilations, Paddings.Parse(c.Choice("padding", "valid", "same")), c.ChannelsFirst(), "size");
    }

    /// <summary>The patch: a number or two for images, three for volumes.</summary>
    private static ImmutableArray<long> ReadSize(ConfigReader c)
    {
        var size = c.Integers("size", least: 1);
        if (size.Length is 1) return [size[0], size[0]];
        if (size.Length is 2 or 3) return size;
        c.Report("size", "wrong_kind.sizes", ("count", 2));
        return [1, 1];
    }

    private static (long Block, bool ChannelsFirst) ReadBlock(ConfigReader c) => (c.Positive("block_size"), c.ChannelsFirst());

    private static (int Height, int Width, int Channels) Places(TensorShape x, bool channelsFirst)
    {
        x.OfRank(4);
        return channelsFirst ? (2, 3, 1) : (1, 2, 3);
    }

    private static long Volume(SpatialWindows windows) => windows.Sizes.Aggregate(1L, (product, size) => product * size);
}
