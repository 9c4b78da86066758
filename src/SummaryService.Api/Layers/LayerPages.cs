using System.Buffers;
using System.Collections.Frozen;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Schema;

namespace SummaryService.Api.Layers;

/// <summary>The pages of the catalogue and the schema, written once for each language, when somebody first asks.</summary>
internal sealed class LayerPages
{
    private readonly FrozenDictionary<string, Lazy<byte[]>> _lists = ProblemLanguage.All.ToFrozenDictionary(
        language => language, language => new Lazy<byte[]>(() => Write(output => CatalogueJson.WriteList(LayerGuide.All(language), output))));

    private readonly FrozenDictionary<string, Lazy<byte[]>> _schemas = ProblemLanguage.All.ToFrozenDictionary(
        language => language,
        language => new Lazy<byte[]>(() => Write(output => SchemaRenderer.Write(LayerGuide.All(language), LayerGuide.OfAnyLayer(language), output))));

    /// <summary>The list of the layer types.</summary>
    public byte[] List(string language) => _lists[language].Value;

    /// <summary>The JSON Schema of the simple dialect.</summary>
    public byte[] Schema(string language) => _schemas[language].Value;

    /// <summary>The page of a layer type, by its name or an alias; null where there is none.</summary>
    public static byte[]? Page(string type, string language) =>
        LayerGuide.Find(type, language) is { } layer ? Write(output => CatalogueJson.WritePage(layer, output, language)) : null;

    private static byte[] Write(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
