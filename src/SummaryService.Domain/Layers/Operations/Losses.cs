using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Losses, attention and what else compares tensors of like shapes.</summary>
/// <remarks>
/// Input    a target and an output, or a query, a key and a value
/// Output   a number for each example, place or element
/// Source   https://keras.io/api/ops/nn/
/// </remarks>
internal static class Losses
{
    public static readonly LayerDefinition BinaryCrossentropy = Operation.Of(
        "BinaryCrossentropy", ["target", "output"], c => c.Flag("from_logits", orElse: false), (_, o) =>
        {
            var output = Alike(o);
            return Operation.Gives(output.Shape, output.DType, o.Elements(output.Shape));
        }, (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition CategoricalCrossentropy = Operation.Of("CategoricalCrossentropy", ["target", "output"], ReadAxis, (_, o) =>
    {
        // Keras leaves the last axis out of the shape whichever axis holds the classes.
        var output = Alike(o);
        return Operation.Gives(output.Shape.AtLeastRank(1)[..^1], output.DType, o.Elements(output.Shape));
    }, (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition SparseCategoricalCrossentropy = Operation.Of("SparseCategoricalCrossentropy", ["target", "output"], ReadAxis, (axis, o) =>
    {
        var (target, output) = (o.Tensor("target").Shape, o.Tensor("output"));
        if (target.Rank == output.Shape.Rank && target.Rank > 0 && target[^1] == 1) target = target[..^1];
        var shape = output.Shape.AtLeastRank(1).Without(output.Shape.Axis("axis", axis));
        return Operation.Differ(target, shape)
            ? throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", target), ("right", output.Shape))
            : Operation.Gives(shape, output.DType, o.Elements(output.Shape));
    }, (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition CtcLoss = Operation.Of(
        "CTCLoss",
        ["target", "output", "target_length", "output_length"],
        c => c.Integer("mask_index", orElse: 0),
        (_, o) =>
        {
            var (target, output) = (o.Tensor("target").Shape.AtLeastRank(1), o.Tensor("output"));
            return Operation.Differ(target[..1], output.Shape.AtLeastRank(1)[..1])
                ? throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", target), ("right", output.Shape))
                : Operation.Gives(target[..1], Operation.Promote(output.DType, DType.Float32), o.Elements(output.Shape));
        },
        (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition CtcDecode = Operation.Of(
        "CTCDecode",
        ["inputs", "sequence_lengths"],
        c =>
        {
            c.Ignore("beam_width", "merge_repeated", "mask_index");
            var (strategy, paths) = (c.Choice("strategy", "greedy", "beam_search"), c.Positive("top_paths", orElse: 1));
            return strategy == "greedy" ? 1 : paths;
        },
        (paths, o) =>
        {
            var x = o.Tensor("inputs");
            x.Shape.AtLeastRank(2);
            return Operation.Gives(
                o.Elements(x.Shape),
                new TensorSpec(new(paths, x.Shape[0], x.Shape[1]), DType.Int32),
                new TensorSpec(new(x.Shape[0], paths), Operation.Promote(x.DType, DType.Float32)));
        },
        (paths, _, y, output) => Dims.Each(y, axis => axis == output ? new("paths", paths) : Dims.Kept(y[axis])));

    public static readonly LayerDefinition DotProductAttention = Operation.Of(
        "DotProductAttention",
        ["query", "key", "value", "bias", "mask", "scale"],
        c =>
        {
            c.Ignore("is_causal", "flash_attention", "attn_logits_soft_cap");
            return c;
        },
        (_, o) =>
        {
            var (query, key, value) = (o.Tensor("query"), o.Tensor("key"), o.Tensor("value"));
            foreach (var tensor in (TensorSpec[])[query, key, value])
                tensor.Shape.OfRank(4);
            // (batch, places, heads, size): every place of the query meets every place of the key, in each head.
            var meetings = o.Elements(query.Shape) * key.Shape[1];
            return new(
                new TensorSpec(query.Shape, Operation.Promote(query.DType, key.DType, value.DType)),
                [],
                new(meetings * 2L, o.Elements(query.Shape[..^1]) * key.Shape[1]));
        },
        (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition Distances = Operation.Of(
        "CDist",
        ["x", "y"],
        c => c,
        (_, o) =>
        {
            var (x, y) = (o.Tensor("x"), o.Tensor("y"));
            if (Operation.Differ(new(x.Shape.AtLeastRank(2)[^1]), new(y.Shape.AtLeastRank(2)[^1])))
                throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", x.Shape), ("right", y.Shape));
            var shape = Operation.Broadcast(x.Shape[..^2], y.Shape[..^2]).Concat(x.Shape[^2], y.Shape[^2]);
            return Operation.Gives(shape, Operation.Promote(x.DType, y.DType, DTypePromotion.PythonFloat), o.Elements(shape) * x.Shape[^1]);
        },
        (_, o, y, _) =>
        [
            .. Dims.Broadcast(y[..^2], o.Tensor("x").Shape[..^2], o.Tensor("y").Shape[..^2]),
            new("distances.first", y[^2]),
            new("distances.second", y[^1]),
        ],
        "cdist");

    private static long ReadAxis(ConfigReader c)
    {
        c.Ignore("from_logits");
        return c.Integer("axis", orElse: -1);
    }

    private static TensorSpec Alike(Operands o)
    {
        var (target, output) = (o.Tensor("target"), o.Tensor("output"));
        return Operation.Differ(target.Shape, output.Shape)
            ? throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", target.Shape), ("right", output.Shape))
            : output;
    }
}
