using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Merging;

/// <summary>Concatenate: the inputs side by side along one axis.</summary>
/// <remarks>
/// Input    a list of (batch, …) that agree on every axis but that one
/// Output   the sum of the sizes on that axis, the first input's sizes on the others
/// Weights  none
/// Source   https://keras.io/api/layers/merging_layers/concatenate/
/// </remarks>
internal static class Concatenate
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Concatenate", Read, Apply, Sizes) with
    {
        HasNoWeights = true,
        Source = "https://keras.io/api/layers/merging_layers/concatenate/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Joins,
        WithoutWeights = "joins",
    };

    private sealed record Config(long Axis, DType DType);

    private static Config Read(ConfigReader c) => new(c.Integer("axis", orElse: -1), c.Policy.Compute);

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        var tensors = inputs.AsList();
        var shapes = new TensorShape[tensors.Length];
        for (var i = 0; i < shapes.Length; i++)
            shapes[i] = tensors[i].Shape;
        var axis = shapes[0].Axis("axis", c.Axis);
        var whole = Concatenation.Join(shapes, axis) ?? throw DoNotFit(shapes, axis);
        return new(new TensorSpec(whole, c.DType), [], Work.None);
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output)
    {
        ImmutableArray<TensorShape> shapes = [.. inputs.AsList().Select(tensor => tensor.Shape)];
        return [Dims.SideBySide(shapes, shapes[0].Axis("axis", c.Axis))];
    }

    private static RuleBrokenException DoNotFit(TensorShape[] shapes, int axis)
    {
        var list = string.Join(", ", shapes.Take(8).Select(shape => $"{shape}")) + (shapes.Length > 8 ? ", …" : "");
        for (var other = 0; other < shapes[0].Rank; other++)
        {
            if (other != axis && Concatenation.Join(shapes, other) is not null)
                return RuleBrokenException.In("axis", "incompatible_shapes.concatenation_axis", ("axis", axis), ("shapes", list), ("other", other));
        }

        return RuleBrokenException.InInput("incompatible_shapes.concatenation", ("axis", axis), ("shapes", list));
    }
}
