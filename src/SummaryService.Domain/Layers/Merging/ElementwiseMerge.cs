using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Merging;

/// <summary>Merging element by element: sums, products, means and the like of inputs that pair up.</summary>
/// <remarks>
/// Input    a list of (batch, …); on each axis, aligned at the last one, equal sizes or 1
/// Output   the largest size on each axis, unknown where one is unknown
/// Weights  none
/// Source   https://keras.io/api/layers/merging_layers/
/// </remarks>
internal static class ElementwiseMerge
{
    public static readonly LayerDefinition Add = Of("Add");

    public static readonly LayerDefinition Average = Of("Average");

    public static readonly LayerDefinition Maximum = Of("Maximum");

    public static readonly LayerDefinition Minimum = Of("Minimum");

    public static readonly LayerDefinition Multiply = Of("Multiply");

    public static readonly LayerDefinition Subtract = Of("Subtract", isOfTwo: true);

    private static LayerDefinition Of(string type, bool isOfTwo = false) =>
        LayerDefinition.Applying(type, c => c.Policy.Compute, (dtype, inputs) => Apply(dtype, inputs, isOfTwo), Sizes) with
        {
            Source = $"https://keras.io/api/layers/merging_layers/{type.ToLowerInvariant()}/",
            Sight = Sight.SamePosition,
            Mask = MaskRule.Merges,
            WithoutWeights = "combines",
            HasNoWeights = true,
        };

    private static LayerEffect Apply(DType dtype, CallInputs inputs, bool isOfTwo)
    {
        var tensors = inputs.AsList(exactly: isOfTwo ? 2 : null);
        var shape = tensors[0].Shape;
        for (var i = 1; i < tensors.Length; i++)
            shape = Broadcasting.Merge(shape, tensors[i].Shape) ?? throw DoNotFit(shape, tensors[i].Shape);
        return new(new TensorSpec(shape, dtype), [], new(0L, inputs.Batched(shape).Elements() * (tensors.Length - 1L)));
    }

    private static DimRule[][] Sizes(DType dtype, CallInputs inputs, TensorTree output)
    {
        var y = output.Flatten()[0].Shape;
        var shapes = inputs.AsList();
        // The batch is one axis that nothing is stretched to.
        return [Dims.Broadcast(y, [.. inputs.AsList().Select(tensor => tensor.Shape)]).With(0, Dims.Batch(y[0]))];
    }

    private static RuleBrokenException DoNotFit(TensorShape left, TensorShape right) =>
        left[0].IsKnown && right[0].IsKnown && left[0] != right[0]
            ? RuleBrokenException.InInput("incompatible_shapes.batch", ("left", left[0]), ("right", right[0]))
            : RuleBrokenException.InInput("incompatible_shapes.elementwise", ("left", left), ("right", right));
}
