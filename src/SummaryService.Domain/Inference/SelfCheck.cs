using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>Compares the shapes that a file tells with those that were inferred.</summary>
internal static class SelfCheck
{
    /// <summary>The first difference of a layer, or null.</summary>
    public static Problem? Of(InferredLayer layer)
    {
        foreach (var ((call, tensor), declared) in layer.Node.Declared)
        {
            if (call >= layer.Outputs.Length || layer.Outputs[call] is not { } output) continue;
            var inferred = output is TensorSpec single && tensor == 0 ? single : output.Flatten().ElementAtOrDefault(tensor);
            if (inferred is null || Agree(declared.Shape, inferred.Shape)) continue;
            return new Problem
            {
                Key = "shape_differs",
                Pointer = layer.Node.Origin.Pointer,
                Layer = layer.Node.Name,
                Values = [new("layer", layer.Node.Name), new("declared", $"{declared.Shape}"), new("inferred", $"{inferred.Shape}")],
            };
        }

        return null;
    }

    /// <summary>A size that one of the two leaves open contradicts nothing.</summary>
    private static bool Agree(TensorShape left, TensorShape right)
    {
        if (left.Rank != right.Rank) return false;
        for (var axis = 0; axis < left.Rank; axis++)
        {
            if (left[axis].IsKnown && right[axis].IsKnown && left[axis] != right[axis]) return false;
        }

        return true;
    }
}
