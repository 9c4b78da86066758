using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Inference;

/// <summary>Compares the shapes that a file tells with those that were inferred.</summary>
internal static class SelfCheck
{
    // As many as a sentence can hold.
    private const int MostShapes = 12;

    /// <summary>The first difference of a layer, or null.</summary>
    public static Problem? Of(InferredModel model, int index)
    {
        if (model.Graph.Declared.Count == 0) return null;
        var layer = model.Layers[index];
        for (var call = 0; call < layer.Outputs.Length; call++)
        {
            if (layer.Outputs[call] is not { } output) continue;
            var tensors = output is TensorSpec ? [] : output.Flatten();
            for (var tensor = 0; tensor < Math.Max(1, tensors.Count); tensor++)
            {
                if (!model.Graph.Declared.TryGetValue((index, call, tensor), out var told)) continue;
                var inferred = output as TensorSpec ?? tensors[tensor];
                var declared = new DeclaredTensor(told);
                if (!declared.Allows(inferred.Shape) && declared.Read() is { } other) return Differs(layer.Node, other.Shape, inferred.Shape);
            }
        }

        return null;
    }

    private static Problem Differs(LayerNode layer, TensorShape declared, TensorShape inferred) => new()
    {
        Key = "shape_differs",
        Pointer = layer.Origin.Pointer,
        Layer = layer.Name,
        Values = [new("layer", layer.Name), new("declared", $"{declared}"), new("inferred", $"{inferred}")],
    };

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
}
