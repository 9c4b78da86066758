using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>
/// What a function of the author's own gives where its arguments do not say so: what takes it tells, or the release assumes. A dialect that has
/// neither needs it as <c>output_shape</c>.
/// </summary>
internal static class UntoldShape
{
    /// <summary>Whether a layer runs a function whose arguments may leave its output open.</summary>
    public static bool MayBeOf(LayerNode layer) => layer.Definition == Lambda.Definition || layer.Definition == LegacyLambda.Definition;

    /// <summary>What each example gives, at every call alike; null where the arguments tell it, nobody does, or the calls differ.</summary>
    public static TensorTree? Of(InferredLayer? layer) =>
        layer is { IsTold: true } or { AssumesShape: true } && layer.Outputs is [{ } first, ..] && Inner(first) is { } inner
        && layer.Outputs.All(output => output is not null && Inner(output) is { } other && AreSame(inner, other)) ? inner : null;

    /// <summary>The problem that nobody tells what a function gives, or not the same at every call; null where there is none.</summary>
    public static Problem? ProblemOf(LayerNode layer, InferredLayer? inferred) =>
        !MayBeOf(layer) || inferred is null || inferred.Outputs.IsEmpty || Of(inferred) is not null
        || inferred is { IsTold: false, AssumesShape: false } && inferred.Outputs.All(output => output is not null)
            ? null
            : new Problem { Key = "not_convertible.shape", Pointer = layer.Origin.Pointer, Layer = layer.Name, Values = [new("type", layer.Type), new("layer", layer.Name)] };

    /// <summary>Shapes without their first axis: what they are for one example, or for one step; null where one has no axis.</summary>
    public static TensorTree? Inner(TensorTree? tree) =>
        tree is null || tree.Flatten().Any(tensor => tensor.Shape.Rank == 0) ? null : tree.Select(tensor => tensor with { Shape = new(tensor.Shape.Dims[1..]) });

    /// <summary>Writes shapes in their nesting.</summary>
    public static void WriteTo(Utf8JsonWriter json, TensorTree tree)
    {
        switch (tree)
        {
            case TensorSpec tensor:
                json.WriteShapeValue(tensor.Shape);
                break;
            case TensorSequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                    WriteTo(json, item);
                json.WriteEndArray();
                break;
            case TensorMapping mapping:
                json.WriteStartObject();
                foreach (var (name, item) in mapping.Items)
                {
                    json.WritePropertyName(name);
                    WriteTo(json, item);
                }

                json.WriteEndObject();
                break;
        }
    }

    private static bool AreSame(TensorTree left, TensorTree right) =>
        left.Flatten().Select(tensor => tensor.Shape).SequenceEqual(right.Flatten().Select(tensor => tensor.Shape));
}
