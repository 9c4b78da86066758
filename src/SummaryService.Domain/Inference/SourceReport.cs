using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;
using SummaryService.Domain.Sources;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Tells where in a text each layer of a model stands, beside what its source told.</summary>
internal static class SourceReport
{
    /// <summary>What an answer tells of the text; null where JSON was posted.</summary>
    /// <param name="model">The model.</param>
    /// <param name="root">Its document.</param>
    /// <param name="reading">What the source told.</param>
    public static SummarySource? Of(InferredModel model, Node root, SourceReading reading)
    {
        if (reading.Dialect is not { } dialect) return null;
        var layers = ImmutableArray.CreateBuilder<SourceLayer>();
        Add(model.Graph, reading, new(), layers);
        return new(dialect, root.Json.ToArray())
        {
            Style = reading.Style,
            Layers = layers.ToImmutable(),
            Differences = reading.Differences,
            Models = reading.Models,
            Assumed = reading.Assumed,
        };
    }

    // As deep as models nest, which is as deep as the document.
    private static void Add(ModelGraph graph, SourceReading reading, JsonPointers pointers, ImmutableArray<SourceLayer>.Builder layers)
    {
        foreach (var layer in graph.Layers)
        {
            var place = layer.Origin.Place;
            var arguments = pointers.Of(layer.Origin) is { } pointer && reading.Arguments.TryGetValue(pointer, out var found) ? found : [];
            if (place.Exists) layers.Add(new(layer.Name, place.Line, place.Column, place.Cell > 0 ? place.Cell : null, arguments));
            if (layer.Model is { } nested) Add(nested, reading, pointers, layers);
        }
    }
}
