using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>Compares the shapes that a file tells with those that were inferred.</summary>
internal static class SelfCheck
{
    // As many as a sentence can hold.
    private const int MostShapes = 12;

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

    /// <summary>The layers, those of nested models included, for which the file keeps other weights than they have by their arguments.</summary>
    public static IEnumerable<Problem> OfWeights(InferredLayer layer)
    {
        foreach (var nested in layer.Model?.Layers ?? [])
        {
            foreach (var problem in OfWeights(nested))
                yield return problem;
        }

        var stored = layer.Node.StoredWeights;
        if (stored.IsEmpty || layer.Weights.IsEmpty || layer.HasUnknownWeights) yield break;
        var (kept, inferred) = (Shapes(stored.Select(weight => weight.Axes)), Shapes(layer.Weights.Select(weight => (IEnumerable<Axis>)weight.Axes)));
        if (kept.SequenceEqual(inferred)) yield break;
        yield return new Problem
        {
            Key = "weights_differ",
            Pointer = layer.Node.Origin.Pointer,
            Layer = layer.Node.Name,
            Values = [new("layer", layer.Node.Name), new("stored", Some(kept)), new("inferred", Some(inferred))],
        };
    }

    private static string Some(List<string> shapes) => string.Join(", ", shapes.Take(MostShapes)) + (shapes.Count > MostShapes ? ", …" : "");

    private static List<string> Shapes(IEnumerable<IEnumerable<Axis>> weights) =>
        [.. weights.Select(axes => $"({string.Join(", ", axes.Select(axis => axis.Size))})").Order(StringComparer.Ordinal)];

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
