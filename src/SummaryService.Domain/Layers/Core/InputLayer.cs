using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>InputLayer: a tensor that the model takes.</summary>
/// <remarks>
/// Input    none
/// Output   the batch shape, or the shape with the batch in front
/// Weights  none
/// Source   https://keras.io/api/layers/core_layers/input/
/// </remarks>
internal static class InputLayer
{
    public static readonly LayerDefinition Definition = LayerDefinition.WithoutInput("InputLayer", Read, tensor => tensor) with
    {
        Aliases = ["Input"],
        Source = "https://keras.io/api/layers/core_layers/input/",
        WithoutWeights = "input",
        IsBuiltFromTheStart = true,
    };

    private static TensorSpec Read(ConfigReader c)
    {
        // The names that a layer has for its input are good for an input, too.
        var shape = c.OptionalShape("shape") ?? c.UnlistedShape("input_shape");
        var batchShape = c.OptionalShape("batch_shape") ?? c.UnlistedShape("batch_input_shape");
        var batchSize = c.OptionalPositive("batch_size");
        var dtype = c.OptionalDType("dtype") ?? DType.Float32;
        c.Ignore("sparse", "ragged", "optional", "input_tensor");
        if (shape is null && batchShape is null && !c.HasFaults) c.Report("shape", "missing_argument");
        if (shape is not null && batchShape is not null) c.Report("batch_shape", "conflicting_arguments.both", ("other", "shape"));
        if (batchSize is not null && batchShape is not null) c.Report("batch_size", "conflicting_arguments.both", ("other", "batch_shape"));
        return new(Shape(), dtype);

        TensorShape Shape() => batchShape is { } whole
            ? new([.. whole])
            : new([batchSize is { } size ? size : Dim.Unknown, .. shape ?? []]);
    }
}
