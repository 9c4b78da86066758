using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Operations that move elements and compute nothing: the batch is an axis like any other.</summary>
/// <remarks>
/// Input    any shape
/// Output   the same elements in another shape, some of them repeated or left out
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Moving
{
    public static readonly LayerDefinition Reshape = Of(
        "Reshape",
        c =>
        {
            var target = c.Shape("newshape", least: -1);
            if (target.Count(Reshaping.Reshape.IsRest) > 1) c.Report("newshape", "reshape.several_rests");
            return target;
        },
        (target, x) => Reshaping.Reshape.Fit("newshape", target, x.Sizes()).Counted(),
        (target, x, _) => Reshaping.Reshape.Fit("newshape", target, Dims.Given(x)).Rules());

    public static readonly LayerDefinition Transpose = Of("Transpose", c => c.OptionalIntegers("axes"), (axes, x) =>
    {
        if (axes is null) return new([.. x.Dims.ToArray().Reverse()]);
        var order = x.Named("axes", axes.Value);
        if (order.Length != x.Rank) throw RuleBrokenException.In("axes", "wrong_kind.axes_order", ("rank", x.Rank), ("shape", x));
        return new([.. order.Select(axis => x[axis])]);
    }, Permuted);

    public static readonly LayerDefinition ExpandDims = Of("ExpandDims", c => c.Integers("axis"), (axes, x) =>
    {
        var wider = x.Concat([.. axes.Select(_ => (Dim)1)]);
        var places = wider.Named("axis", axes);
        var (dims, next) = (new Dim[wider.Rank], 0);
        for (var axis = 0; axis < dims.Length; axis++)
            dims[axis] = places.Contains(axis) ? 1 : x[next++];
        return TensorShape.Owning(dims);
    }, (axes, _, y) =>
    {
        var places = y.Named("axis", axes);
        return Dims.Each(y, axis => places.Contains(axis) ? new("inserted", 1) : Dims.Kept(y[axis]));
    });

    public static readonly LayerDefinition Squeeze = Of("Squeeze", c => c.AxesOrAll("axis"), (axes, x) =>
    {
        if (axes is null) return new([.. x.Dims.ToArray().Where(dim => dim != 1)]);
        foreach (var axis in x.Named("axis", axes.Value))
        {
            if (x[axis] != 1) throw RuleBrokenException.In("axis", "incompatible_shapes.squeeze", ("axis", axis), ("size", x[axis]), ("shape", x));
        }

        return x.Reduced("axis", axes);
    }, (_, _, y) => Dims.Each(y, axis => Dims.Kept(y[axis])));

    public static readonly LayerDefinition Swapaxes = Of(
        "Swapaxes",
        c => (First: c.RequiredInteger("axis1"), Second: c.RequiredInteger("axis2")),
        (c, x) => Swap(x, x.Axis("axis1", c.First), x.Axis("axis2", c.Second)),
        Permuted);

    public static readonly LayerDefinition Moveaxis = Of(
        "Moveaxis",
        c =>
        {
            var (from, to) = (c.Integers("source"), c.Integers("destination"));
            if (from.Length != to.Length && !c.HasFaults) c.Report("destination", "wrong_kind.sizes", ("count", from.Length));
            return (From: from, To: to);
        },
        (c, x) =>
        {
            var (from, to) = (x.Named("source", c.From), x.Named("destination", c.To));
            var rest = new Queue<int>(Enumerable.Range(0, x.Rank).Where(axis => !from.Contains(axis)));
            var dims = new Dim[x.Rank];
            for (var axis = 0; axis < dims.Length; axis++)
                dims[axis] = x[to.IndexOf(axis) is var moved and >= 0 ? from[moved] : rest.Dequeue()];
            return TensorShape.Owning(dims);
        },
        Permuted);

    public static readonly LayerDefinition Rot90 = Of(
        "Rot90",
        c =>
        {
            c.Ignore("k");
            return c.OptionalIntegers("axes") ?? [0, 1];
        },
        (axes, x) =>
        {
            var plane = x.AtLeastRank(2).Named("axes", ShapeArithmetic.Each(axes, 2, "axes"));
            return Swap(x, plane[0], plane[1]);
        },
        Permuted,
        operand: "array");

    public static readonly LayerDefinition Repeat = Of(
        "Repeat",
        c => (Times: c.Integers("repeats", least: 0), Axis: c.IntegerOrNone("axis")),
        (c, x) =>
        {
            var whole = c.Axis is null ? x.Flat() : x;
            var axis = c.Axis is null ? 0 : x.Axis("axis", c.Axis.Value);
            var size = whole[axis];
            if (!size.IsKnown) return whole;
            if (c.Times.Length == 1) return whole.With(axis, size * c.Times[0]);
            return size == c.Times.Length
                ? whole.With(axis, c.Times.Sum())
                : throw RuleBrokenException.In("repeats", "wrong_kind.sizes", ("count", size));
        },
        (c, x, y) =>
        {
            var axis = c.Axis is null ? 0 : x.Axis("axis", c.Axis.Value);
            if (!y[axis].IsKnown) return Dims.Kept(y);
            var size = c.Axis is null ? Dims.Product(x) : x[axis];
            return Dims.Kept(y).With(axis, c.Times switch
            {
                [] => new("repeated.each", 0),
                [var all] => new("repeated.elements", size * Formula.Named("repetitions", all)),
                var each => new("repeated.each", new Sum([.. each.Select(time => (Formula)time)])),
            });
        });

    public static readonly LayerDefinition Tile = Of("Tile", c => c.Integers("repeats", least: 0), (times, x) =>
    {
        var dims = new Dim[Math.Max(times.Length, x.Rank)];
        for (var i = 1; i <= dims.Length; i++)
            dims[^i] = (i <= x.Rank ? x[^i] : 1) * (i <= times.Length ? times[^i] : 1L);
        return TensorShape.Owning(dims);
    }, (times, x, y) => Dims.Each(y, axis =>
    {
        var i = y.Rank - axis;
        return new("tiled", (i <= x.Rank ? (Formula)x[^i] : 1) * Formula.Named("repetitions", i <= times.Length ? times[^i] : 1));
    }));

    public static readonly LayerDefinition BroadcastTo = Of("BroadcastTo", c => c.Shape("shape"), (target, x) =>
    {
        Operation.Broadcast(x, target.Shape());
        return target.Shape();
    }, (_, _, y) => Dims.Told("broadcast.target", y));

    public static readonly LayerDefinition Ravel = Of("Ravel", c => c, (_, x) => x.Flat(), (_, x, _) => Sizes.Flat(x));

    public static readonly LayerDefinition Pad = Operation.Of(
        "Pad",
        ["x", "constant_values"],
        c =>
        {
            c.Ignore("mode");
            return ReadPadding(c);
        },
        (widths, o) =>
        {
            var x = o.Tensor("x");
            if (widths.Length != 1 && widths.Length != x.Shape.Rank)
                throw RuleBrokenException.In("pad_width", "wrong_kind.pad_width");
            var dims = x.Shape.Dims.ToArray();
            for (var axis = 0; axis < dims.Length; axis++)
                dims[axis] = (dims[axis] + widths[widths.Length == 1 ? 0 : axis]).NotNegative("pad_width", x.Shape);
            return Operation.Gives(TensorShape.Owning(dims), x.DType);
        },
        (widths, o, y, _) => Dims.Each(y, axis =>
        {
            var width = widths[widths.Length == 1 ? 0 : axis];
            var size = o.Tensor("x").Shape[axis];
            return width == 0 ? Dims.Kept(size) : new("padded.elements", size + Formula.Named("added elements", width));
        }));

    private static LayerDefinition Of<TConfig>(
        string type,
        Func<ConfigReader, TConfig> read,
        Func<TConfig, TensorShape, TensorShape> output,
        Func<TConfig, TensorShape, TensorShape, DimRule[]> sizes,
        string operand = "x") => Operation.Of(
        type,
        [operand],
        read,
        (config, o) =>
        {
            var x = o.Tensor(operand);
            return Operation.Gives(output(config, x.Shape), x.DType);
        },
        (config, o, y, _) => sizes(config, o.Tensor(operand).Shape, y));

    private static DimRule[] Permuted<TConfig>(TConfig config, TensorShape x, TensorShape y) => Dims.Told("permuted", y);

    private static TensorShape Swap(TensorShape x, int first, int second) => x.With(first, x[second]).With(second, x[first]);

    /// <summary>How much is added to each axis, or to all: one number for both sides, or one for each.</summary>
    private static ImmutableArray<long> ReadPadding(ConfigReader c)
    {
        var written = c.Anything("pad_width", isRequired: true);
        if (!written.Exists) return [0];
        if (Width(written) is { } all) return [all];
        var widths = ImmutableArray.CreateBuilder<long>();
        foreach (var item in written.Items)
        {
            if (item.IsArray && Width(item) is { } width) widths.Add(width);
            else widths.Clear();
            if (widths.Count == 0) break;
        }

        if (widths.Count == 0) c.Report("pad_width", "wrong_kind.pad_width");
        return widths.Count == 0 ? [0] : widths.ToImmutable();
    }

    private static long? Width(Node value)
    {
        if (value.TryGetInteger(out var both)) return 2 * both;
        if (!value.IsArray || value.ItemCount is not (1 or 2)) return null;
        var sum = 0L;
        foreach (var item in value.Items)
        {
            if (!item.TryGetInteger(out var side)) return null;
            sum += side;
        }

        return value.ItemCount == 1 ? 2 * sum : sum;
    }
}
