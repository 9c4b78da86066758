using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>The shapes that a graph tells beside its architecture: what each layer was built for, from Keras 2.13 on.</summary>
internal static class Keras2Declarations
{
    /// <summary>What each layer gives by what those that it feeds were built for.</summary>
    /// <param name="layers">The layers, with their calls by name.</param>
    /// <param name="found">What was found before; the result adds to it.</param>
    public static Dictionary<string, Dictionary<(int Call, int Tensor), TensorSpec>> In(
        List<LayerNode> layers, Dictionary<string, Dictionary<(int Call, int Tensor), TensorSpec>> found)
    {
        var models = layers.Where(layer => layer.Model is not null).Select(layer => layer.Name).ToHashSet();
        foreach (var layer in layers)
        {
            // Of several calls nobody knows which one built the layer; the numbers of a model's calls are not settled yet.
            if (layer.Calls is not [{ Arguments: [{ Tensors: NamedSource source }, ..] }] || models.Contains(source.Layer)) continue;
            if (Declarations.InputOf(layer.Origin) is not { } input) continue;
            if (!found.TryGetValue(source.Layer, out var outputs)) found[source.Layer] = outputs = [];
            outputs.TryAdd((source.Call, source.Tensor), input);
        }

        return found;
    }
}
