using System.Buffers;
using System.Text.Json;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>The catalogue as JSON: its list, and the page of a layer type.</summary>
public static class CatalogueJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JsonText.Encoder };

    /// <summary>Writes the families with their layer types, each in a sentence.</summary>
    public static void WriteList(IEnumerable<LayerDescription> layers, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("families");
        foreach (var family in layers.GroupBy(layer => layer.Family))
        {
            json.WriteStartObject();
            json.WriteString("name", family.Key);
            json.WriteStartArray("layers");
            foreach (var layer in family)
            {
                json.WriteStartObject();
                WriteHead(json, layer);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes all that is known of a layer type.</summary>
    /// <param name="layer">The layer type, described in a language.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">The language, for the names of axes.</param>
    public static void WritePage(LayerDescription layer, IBufferWriter<byte> output, string language = "en")
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteHead(json, layer);
        json.WriteString("family", layer.Family);
        json.WriteString("input", layer.Input);
        json.WriteString("output", layer.Output);
        json.WriteStartArray("arguments");
        foreach (var argument in layer.Arguments)
            WriteArgument(json, argument);
        json.WriteEndArray();
        WriteExample(json, layer.Example, ExplanationWords.In(language));
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, LayerDescription layer)
    {
        json.WriteString("type", layer.Definition.Type);
        json.WriteStartArray("aliases");
        foreach (var alias in layer.Definition.Aliases)
            json.WriteStringValue(alias);
        json.WriteEndArray();
        json.WriteString("summary", layer.Summary);
        json.WriteString("source", layer.Definition.Source);
    }

    private static void WriteArgument(Utf8JsonWriter json, DescribedArgument described)
    {
        var argument = described.Argument;
        json.WriteStartObject();
        json.WriteString("name", argument.Name);
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{argument.Kind}"));
        json.WriteBoolean("required", argument.IsRequired);
        if (argument.Default is { } orElse)
        {
            json.WritePropertyName("default");
            json.WriteRawValue(orElse);
        }

        if (!argument.Choices.IsEmpty)
        {
            json.WriteStartArray("choices");
            foreach (var choice in argument.Choices)
                json.WriteStringValue(choice);
            json.WriteEndArray();
        }

        if (argument.Minimum is { } least) json.WriteNumber("minimum", least);
        if (argument.Maximum is { } most) json.WriteNumber("maximum", most);
        if (argument.Length is { } length) json.WriteNumber("length", length);
        json.WriteString("meaning", described.Meaning);
        json.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter json, LayerExample? example, ExplanationWords words)
    {
        if (example is null)
        {
            json.WriteNull("example");
            return;
        }

        json.WriteStartObject("example");
        json.WritePropertyName("layer");
        json.WriteRawValue(example.Layer);
        json.WritePropertyName("inputs");
        json.WriteRawValue(example.Inputs ?? "null");
        json.WriteStartArray(Names.Weights);
        foreach (var weight in example.Row.Weights)
        {
            json.WriteStartObject();
            json.WriteString(Names.Name, weight.Name);
            json.WriteStartArray("axes");
            foreach (var axis in weight.Axes)
            {
                json.WriteStartObject();
                json.WriteString("meaning", words.Axis(axis));
                json.WriteNumber("size", axis.Size);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("row");
        RowJson.Write(json, example.Row, expandNested: true);
        json.WriteEndObject();
    }
}
