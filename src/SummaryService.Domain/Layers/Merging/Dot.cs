using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Merging;

/// <summary>Dot: for each example, the products of two inputs along an axis of each, summed.</summary>
/// <remarks>
/// Input    two tensors (batch, …) with the same size on the two axes, neither of them the batch
/// Output   the first input's axes without its own, then the second's without the batch and its own; at least (batch, 1)
/// Weights  none
/// Source   https://keras.io/api/layers/merging_layers/dot/
/// </remarks>
internal static class Dot
{
    private const string Axes = "axes";

    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Dot", Read, Apply, Sizes) with
    {
        HasNoWeights = true,
        Source = "https://keras.io/api/layers/merging_layers/dot/",
        WithoutWeights = "multiplies",
    };

    private sealed record Config(long First, long Second, bool Normalize, DType DType);

    private static Config Read(ConfigReader c)
    {
        var (first, second) = c.AxisPair(Axes);
        return new(first, second, c.Flag("normalize", orElse: false), c.Policy.Compute);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        var tensors = inputs.AsList(exactly: 2);
        var (x, y) = (tensors[0].Shape, tensors[1].Shape);
        var (a, b) = (x.Axis(Axes, c.First), y.Axis(Axes, c.Second));
        if (a == 0 || b == 0) throw RuleBrokenException.In(Axes, "out_of_range.batch_axis");
        // An unknown size beside a known one is refused as well: Keras wants them equal before the model runs.
        if (x[a] != y[b]) throw DoNotFit(x, y, a, b);
        if (x[0].IsKnown && y[0].IsKnown && x[0] != y[0])
            throw RuleBrokenException.InInput("incompatible_shapes.batch", ("left", x[0]), ("right", y[0]));

        var shape = x.Without(a).Concat(y.Without(b).Dims[1..]);
        if (shape.Rank == 1) shape = shape.Concat(1);
        var products = inputs.Batched(shape).Elements() * x[a];
        Count normalized = c.Normalize ? (inputs.Batched(x).Elements() + inputs.Batched(y).Elements()) * 5L : 0L;
        return new(new TensorSpec(shape, c.DType), [], new(products, normalized));
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        var tensors = inputs.AsList(exactly: 2);
        var (x, y) = (tensors[0].Shape, tensors[1].Shape);
        var first = Dims.Kept(x.Without(x.Axis(Axes, c.First)));
        var second = Dims.Told("dot", y.Without(y.Axis(Axes, c.Second)))[1..];
        return [first.Length + second.Length == 1 ? [.. first, new("dot.number", 1)] : [.. first, .. second]];
    }

    private static RuleBrokenException DoNotFit(TensorShape x, TensorShape y, int a, int b)
    {
        (string, object)[] values = [("left", x), ("right", y), ("first", x[a]), ("second", y[b])];
        for (var i = 1; i < x.Rank; i++)
        {
            for (var j = 1; j < y.Rank; j++)
            {
                if (x[i].IsKnown && x[i] == y[j])
                    return RuleBrokenException.In(Axes, "incompatible_shapes.dot_axes", [.. values, ("axes", $"[{i}, {j}]")]);
            }
        }

        return RuleBrokenException.InInput("incompatible_shapes.dot", values);
    }
}
