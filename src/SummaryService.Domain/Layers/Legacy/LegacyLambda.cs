using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Lambda of Keras 1 and 2: whatever a function of the author's own makes of the input.</summary>
/// <remarks>
/// Input    whatever the function takes
/// Output   (batch, output_shape) where that is given as numbers; the input's shape, as those releases take it where a
///          function of one input has no output_shape and is not run; otherwise unknown
/// Weights  none that Keras counts
/// Source   https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/Lambda
/// </remarks>
internal static class LegacyLambda
{
    private const string Page = "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/Lambda";

    public static readonly LayerDefinition Definition = LayerDefinition.Applying("Lambda", Read, Apply, Sizes) with { Source = Page, Sight = Sight.OwnCode, HasNoWeights = true };

    /// <summary>A merge by a function of the author's own, of Keras 1.</summary>
    public static readonly LayerDefinition Merge = LayerDefinition.Applying("Merge", Read, Apply, Sizes) with { Source = Page, Sight = Sight.OwnCode, HasNoWeights = true };

    private sealed record Config(TensorTree? Output, bool IsCode, DTypePolicy Policy);

    private static Config Read(ConfigReader c)
    {
        // Code that works the shape out stands there as a list, too: its bytes, its defaults, its closure.
        var isCode = c.IsListOfText("output_shape") || c.OptionalText("output_shape_type") is "function" or "lambda";
        return new(isCode ? null : c.OptionalShapeTree("output_shape", c.Policy.Compute), isCode, c.Policy);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        var tensors = inputs.Several();
        if (tensors.IsEmpty) throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", 0));
        if (c.Output is null)
        {
            return tensors is [var only] && !c.IsCode
                ? new(only with { DType = c.Policy.Cast(only.DType) }, [], Work.Unknown) { AssumesShape = true }
                : throw RuleBrokenException.In("output_shape", "unknown_output");
        }

        var batch = tensors[0].Shape.AtLeastRank(1)[0];
        return new(c.Output.Select(tensor => tensor with { Shape = new([batch, .. tensor.Shape.Dims]) }), [], Work.Unknown);
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output) =>
    [
        .. output.Flatten().Select(tensor => Dims.Each(tensor.Shape, axis =>
            axis == 0 ? Dims.Batch(tensor.Shape[0]) : new(c.Output is null ? "assumed" : "argument", tensor.Shape[axis]))),
    ];
}
