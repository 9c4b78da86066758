using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Operations on images, one or a batch of them: resized, cropped, in other colours, or bent without another shape.</summary>
/// <remarks>
/// Input    ((batch,) height, width, channels), or ((batch,) channels, height, width)
/// Output   the same but for the axes that the operation is about
/// Source   https://keras.io/api/ops/image/
/// </remarks>
internal static class Images
{
    /// <summary>An operation that leaves the shape as it is.</summary>
    /// <param name="type">The class.</param>
    /// <param name="operands">Its operands, the images first.</param>
    /// <param name="arguments">Arguments that change nothing.</param>
    public static LayerDefinition Same(string type, ImmutableArray<string> operands, params string[] arguments) => Operation.Of(
        type,
        operands,
        c =>
        {
            c.Ignore(arguments);
            c.ChannelsFirst();
            return c;
        },
        (_, o) =>
        {
            var x = Checked(o.Tensor(operands[0]));
            foreach (var other in operands[1..])
                o.Tensor(other);
            return Operation.Gives(x.Shape, x.DType, o.Elements(x.Shape));
        },
        (_, _, y, _) => Dims.Kept(y));

    /// <summary>A change of colours.</summary>
    /// <param name="type">The class.</param>
    /// <param name="least">The least number of channels but for three.</param>
    /// <param name="output">How many channels come out.</param>
    public static LayerDefinition Colours(string type, long least, long output) => Operation.Of(type, ["images"], c => c.ChannelsFirst(), (channelsFirst, o) =>
    {
        var x = Checked(o.Tensor("images"));
        Index axis = channelsFirst ? ^3 : ^1;
        if (x.Shape[axis] is { IsKnown: true, Size: var channels } && channels != 3 && channels != least)
            throw RuleBrokenException.InInput("incompatible_shapes.colours", ("channels", channels), ("shape", x.Shape));
        return Operation.Gives(x.Shape.With(axis, output), x.DType, o.Elements(x.Shape));
    }, (channelsFirst, _, y, _) => Dims.Kept(y).With(channelsFirst ? ^3 : ^1, new("colours", output)));

    public static readonly LayerDefinition Resize = Operation.Of(
        "Resize",
        ["images"],
        c =>
        {
            c.Ignore("interpolation", "antialias", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_mode", "fill_value");
            return (Size: c.Sizes("size", 2), ChannelsFirst: c.ChannelsFirst());
        },
        (c, o) =>
        {
            var x = Checked(o.Tensor("images"));
            var shape = x.Shape.With(Height(c.ChannelsFirst), c.Size[0]).With(Width(c.ChannelsFirst), c.Size[1]);
            return Operation.Gives(shape, x.DType, o.Elements(shape));
        },
        (c, _, y, _) => Dims.Kept(y).With(Height(c.ChannelsFirst), new("resized", c.Size[0])).With(Width(c.ChannelsFirst), new("resized", c.Size[1])));

    /// <summary>Borders put around images, or cut away.</summary>
    /// <param name="type">The class.</param>
    /// <param name="what">What its arguments end with.</param>
    /// <param name="sign">Whether the borders count for or against the size.</param>
    public static LayerDefinition Borders(string type, string what, int sign) => Operation.Of(
        type,
        ["images"],
        c =>
        {
            var height = ReadBorder(c, $"top_{what}", $"bottom_{what}", "target_height");
            var width = ReadBorder(c, $"left_{what}", $"right_{what}", "target_width");
            return (Height: height, Width: width, ChannelsFirst: c.ChannelsFirst());
        },
        (c, o) =>
        {
            var x = Checked(o.Tensor("images"));
            var (height, width) = (Height(c.ChannelsFirst), Width(c.ChannelsFirst));
            var shape = x.Shape
                .With(height, Bordered(x.Shape, height, c.Height, sign, $"top_{what}", "target_height"))
                .With(width, Bordered(x.Shape, width, c.Width, sign, $"left_{what}", "target_width"));
            return Operation.Gives(shape, x.DType);
        },
        (c, o, y, _) =>
        {
            var (x, height, width) = (o.Tensor("images").Shape, Height(c.ChannelsFirst), Width(c.ChannelsFirst));
            return Dims.Kept(y).With(height, BorderedRule(x[height], c.Height, sign)).With(width, BorderedRule(x[width], c.Width, sign));
        });

    public static readonly LayerDefinition MapCoordinates = Operation.Of(
        "MapCoordinates",
        ["inputs", "coordinates"],
        c =>
        {
            c.Demand("order");
            c.Ignore("fill_mode", "fill_value");
            return c;
        },
        (_, o) =>
        {
            var (x, coordinates) = (o.Tensor("inputs"), o.Tensor("coordinates").Shape.AtLeastRank(2));
            return coordinates[0].IsKnown && coordinates[0] != x.Shape.Rank
                ? throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", x.Shape), ("right", coordinates))
                : Operation.Gives(coordinates[1..], x.DType, o.Elements(coordinates[1..]));
        },
        (_, _, y, _) => Dims.Told("taken", y));

    public static readonly LayerDefinition ScaleAndTranslate = Operation.Of(
        "ScaleAndTranslate",
        ["images", "scale", "translation"],
        c =>
        {
            c.Demand("spatial_dims", "method");
            c.Ignore("antialias");
            return c.Shape("output_shape");
        },
        (shape, o) => Operation.Gives(shape.Shape(), o.Tensor("images").DType, o.Elements(shape.Shape())),
        (_, _, y, _) => Dims.Told("argument", y));

    public static readonly LayerDefinition SobelEdges = Operation.Of("SobelEdges", ["images"], c => c.ChannelsFirst(), (_, o) =>
    {
        var x = o.Tensor("images");
        return Operation.Gives(x.Shape.OfRank(4).Concat(2), x.DType, o.Elements(x.Shape) * 2L);
    }, (_, _, y, _) => Dims.Kept(y).With(^1, new("edges", 2)));

    public static readonly LayerDefinition Ssim = Operation.Of(
        "SSIM",
        ["image1", "image2"],
        c =>
        {
            c.Ignore("max_val", "filter_size", "filter_sigma", "k1", "k2");
            return c.ChannelsFirst();
        },
        (_, o) =>
        {
            var x = Checked(o.Tensor("image1"));
            Checked(o.Tensor("image2"));
            return Operation.Gives(x.Shape.Rank == 3 ? TensorShape.Scalar : x.Shape[..1], x.DType, o.Elements(x.Shape));
        },
        (_, _, y, _) => Dims.Kept(y));

    private readonly record struct Border(long? Before, long? After, long? Target);

    private static Border ReadBorder(ConfigReader c, string before, string after, string target)
    {
        var border = new Border(c.IntegerOrNone(before, least: 0), c.IntegerOrNone(after, least: 0), c.IntegerOrNone(target, least: 0));
        var given = (border.Before is null ? 0 : 1) + (border.After is null ? 0 : 1) + (border.Target is null ? 0 : 1);
        if (given != 2 && !c.HasFaults) c.Report(target, "conflicting_arguments.two_of_three", ("before", before), ("after", after));
        return border;
    }

    private static Dim Bordered(TensorShape x, Index axis, Border border, int sign, string before, string target)
    {
        var size = x[axis];
        if (border.Target is not { } whole) return (size + (sign * (border.Before!.Value + border.After!.Value))).NotNegative(before, x);
        var rest = sign > 0 ? whole - size : size - whole;
        (rest - (border.Before ?? border.After ?? 0)).NotNegative(target, x);
        return whole;
    }

    private static DimRule BorderedRule(Dim size, Border border, int sign)
    {
        if (border.Target is { } whole) return new("resized", whole);
        var (before, after) = (Formula.Named("start", border.Before!.Value), Formula.Named("end", border.After!.Value));
        var input = Formula.Named("input size", size);
        DimRule rule = sign > 0 ? new("padded", new Sum([input, before, after])) : new("cropped", input - before - after);
        return rule with { Ends = new(border.Before.Value, border.After.Value) };
    }

    private static TensorSpec Checked(TensorSpec x) => x.Shape.Rank is 3 or 4 ? x
        : throw RuleBrokenException.InInput("wrong_rank.images", ("received", x.Shape.Rank), ("shape", x.Shape));

    private static Index Height(bool channelsFirst) => channelsFirst ? ^2 : ^3;

    private static Index Width(bool channelsFirst) => channelsFirst ? ^1 : ^2;
}
