using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Tfjs;

/// <summary>The weights that lie beside an architecture: each with its path, its shape and its dtype.</summary>
internal sealed class WeightsManifest
{
    // A shape with more axes is no weight of anything.
    private const int MostAxes = 16;

    private readonly Dictionary<string, List<Weight>> _byLayer = [];

    /// <summary>Reads the list; entries that are none are left out.</summary>
    public static WeightsManifest Read(Node groups)
    {
        var manifest = new WeightsManifest();
        foreach (var group in groups.Items)
        {
            foreach (var entry in group["weights"].Items)
            {
                if (entry["name"].IsText && ShapeOf(entry["shape"]) is { } axes) manifest.Add(entry["name"].Text, axes, entry["dtype"]);
            }
        }

        return manifest;
    }

    /// <summary>The model, each layer with its weights; layers that share their name with another have none.</summary>
    public ModelGraph Give(ModelGraph model)
    {
        if (_byLayer.Count == 0) return model;
        var names = new HashSet<string>();
        var shared = new HashSet<string>();
        Count(model, names, shared);
        return Give(model, shared);
    }

    private ModelGraph Give(ModelGraph model, HashSet<string> shared) => model with
    {
        Layers = [.. model.Layers.Select(layer => layer.Model is { } nested
            ? layer with { Model = Give(nested, shared) }
            : shared.Contains(layer.Name) || !_byLayer.TryGetValue(layer.Name, out var weights) ? layer : layer with { StoredWeights = [.. weights] })],
    };

    private static void Count(ModelGraph model, HashSet<string> names, HashSet<string> shared)
    {
        foreach (var layer in model.Layers)
        {
            if (!names.Add(layer.Name)) shared.Add(layer.Name);
            if (layer.Model is { } nested) Count(nested, names, shared);
        }
    }

    /// <summary>Notes a weight under every part of its path: which of them is the layer, the path does not tell.</summary>
    private void Add(string path, Axis[] axes, Node dtype)
    {
        var parts = path.Split('/');
        var type = dtype.IsText ? DType.Find(dtype.Text) : null;
        foreach (var layer in parts[..^1].Distinct())
        {
            if (!_byLayer.TryGetValue(layer, out var weights)) _byLayer[layer] = weights = [];
            weights.Add(KeptWeight.Of(parts[^1], axes, type));
        }
    }

    private static Axis[]? ShapeOf(Node shape)
    {
        if (!shape.IsArray || shape.ItemCount > MostAxes) return null;
        var axes = ImmutableArray.CreateBuilder<Axis>();
        foreach (var item in shape.Items)
        {
            if (!item.TryGetInteger(out var size) || size < 0) return null;
            axes.Add(new("size", size));
        }

        return [.. axes];
    }
}
