using System.Collections.Immutable;
using PureHDF;
using SummaryService.Domain;

namespace SummaryService.Api.Files;

/// <summary>The weights in the file that lies in a <c>.keras</c> file: a group for each layer of the model, and in it one for each layer inside.</summary>
/// <remarks>Source: https://keras.io/guides/serialization_and_saving/</remarks>
internal static class Keras3Weights
{
    private const int MostWeights = 20_000;
    private const int MostDepth = 16;

    // A layer's own weights, by their numbers.
    private const string Own = "vars";

    // What the group of all layers was called until Keras 3.
    private static readonly ImmutableArray<string> Layers = ["layers", "_layer_checkpoint_dependencies"];

    // The state of a generator of random numbers is no weight.
    private const string Seeds = "seed_generator";

    /// <summary>The shapes of the weights, layer by layer; none where the file has another form.</summary>
    public static ImmutableArray<StoredWeights> In(IH5Group file)
    {
        try
        {
            var layers = ImmutableArray.CreateBuilder<StoredWeights>();
            var left = MostWeights;
            foreach (var name in Layers.Where(file.LinkExists))
            {
                foreach (var layer in file.Group(name).Children().OfType<IH5Group>())
                {
                    var weights = ImmutableArray.CreateBuilder<StoredWeight>();
                    Collect(layer, "", weights, MostDepth, ref left);
                    layers.Add(new(NameOf(layer), weights.ToImmutable()));
                }
            }

            return layers.ToImmutable();
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            return [];
        }
    }

    /// <summary>The layer's name, which later releases write; else its place among those of its class.</summary>
    private static string NameOf(IH5Group layer) =>
        layer.LinkExists(Own) && layer.Group(Own) is var own && own.AttributeExists("name") && own.Attribute("name").Space.Rank == 0
            ? own.Attribute("name").Read<string>()
            : $"layers/{layer.Name}";

    private static void Collect(IH5Group group, string path, ImmutableArray<StoredWeight>.Builder into, int depth, ref int left)
    {
        if (depth == 0) return;
        foreach (var child in group.Children())
        {
            if (--left < 0) return;
            if (child is IH5Dataset weight) into.Add(new(path + child.Name, [.. weight.Space.Dimensions.Select(size => checked((long)size))]));
            else if (child is IH5Group inner && child.Name != Seeds) Collect(inner, child.Name == Own ? path : $"{path}{child.Name}/", into, depth - 1, ref left);
        }
    }
}
