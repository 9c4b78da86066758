using System.Buffers;
using System.Collections.Frozen;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Schema;

namespace SummaryService.Api.Layers;

/// <summary>The pages of the catalogue and the schema, written once for each language, when somebody first asks.</summary>
internal sealed class LayerPages
{
    /// <summary>The media type of a schema.</summary>
    public const string SchemaType = "application/schema+json";

    private readonly FrozenDictionary<string, Lazy<KeptAnswer>> _lists =
        OnceEach(language => Write("application/json", output => CatalogueJson.WriteList(LayerGuide.All(language), output)));

    private readonly FrozenDictionary<string, Lazy<KeptAnswer>> _schemas =
        OnceEach(language => Write(SchemaType, output => SchemaRenderer.Write(LayerGuide.All(language), LayerGuide.OfAnyLayer(language), output)));

    /// <summary>The list of the layer types.</summary>
    public KeptAnswer List(string language) => _lists[language].Value;

    /// <summary>The JSON Schema of the simple dialect.</summary>
    public KeptAnswer Schema(string language) => _schemas[language].Value;

    /// <summary>The page of a layer type, by its name or an alias; null where there is none.</summary>
    public static KeptAnswer? Page(string type, string language) =>
        LayerGuide.Find(type, language) is { } layer ? Write("application/json", output => CatalogueJson.WritePage(layer, output, language)) : null;

    private static FrozenDictionary<string, Lazy<KeptAnswer>> OnceEach(Func<string, KeptAnswer> write) =>
        ProblemLanguage.All.ToFrozenDictionary(language => language, language => new Lazy<KeptAnswer>(() => write(language)));

    private static KeptAnswer Write(string contentType, Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return new(output.WrittenSpan.ToArray(), contentType);
    }
}
