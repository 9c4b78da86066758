using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Lambda: whatever a function of the author's own makes of the input.</summary>
/// <remarks>
/// Input    whatever the function takes
/// Output   (batch, output_shape) where that is given; otherwise only running the function would tell
/// Weights  none that Keras counts
/// Source   https://keras.io/api/layers/core_layers/lambda/
/// </remarks>
internal static class Lambda
{
    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Lambda", Read, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/core_layers/lambda/",
        TakesMask = true,
        HasNoWeights = true,
        Sight = Sight.OwnCode,
    };

    private static TensorTree? Read(ConfigReader c)
    {
        c.Ignore("function", "mask", "arguments");
        return c.OptionalShapeTree("output_shape", c.Policy.Compute);
    }

    private static DimRule[][] Sizes(TensorTree? given, CallInputs inputs, TensorTree output) =>
        [.. output.Flatten().Select(tensor => Dims.Told("told", tensor.Shape).With(0, Dims.Batch(tensor.Shape[0])))];

    private static LayerEffect Apply(TensorTree? output, CallInputs inputs)
    {
        if (output is null) throw RuleBrokenException.In("output_shape", "unknown_output");
        var tensors = inputs.Several();
        if (tensors.IsEmpty) throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", 0));
        var batch = tensors[0].Shape.AtLeastRank(1)[0];
        return new(
            output.Select(tensor => tensor with { Shape = new([batch, .. tensor.Shape.Dims]) }), [], new(Count.Unknown, Count.Unknown));
    }
}
