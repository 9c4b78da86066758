using System.Buffers;
using System.Text.Json;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Legacy;

namespace SummaryService.Domain.Rendering.Schema;

/// <summary>The JSON Schema of the simple dialect, made from the layers' descriptions: editors complete and check by it.</summary>
/// <remarks>
/// It is stricter than the service where that helps a writer (words in lower case, <c>true</c> and not 1), and says nothing of
/// shapes: what fits the schema may still be no valid architecture. Source: https://json-schema.org/draft/2020-12
/// </remarks>
public static class SchemaRenderer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JsonText.Encoder };

    /// <summary>Writes the schema as UTF-8 JSON.</summary>
    /// <param name="layers">The layer types.</param>
    /// <param name="common">What may stand in any layer.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<LayerDescription> layers, IEnumerable<DescribedArgument> common, IBufferWriter<byte> output)
    {
        var (all, shared) = (layers.ToList(), common.ToList());
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "Architecture in the simple dialect");
        json.WriteString("description", "A model: its input and its layers, each a type and the arguments of the Keras layer.");
        WriteModel(json, shared);
        json.WriteStartObject("$defs");
        WriteEntry(json, all);
        WriteNested(json);
        WriteOperation(json);
        WriteDropped(json);
        foreach (var argument in shared)
        {
            json.WriteStartObject(Shared(argument));
            ArgumentSchema.Write(json, argument);
            json.WriteEndObject();
        }

        foreach (var layer in all)
            WriteLayer(json, layer, shared);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Shared(DescribedArgument argument) => $"argument.{argument.Argument.Name}";

    private static void WriteModel(Utf8JsonWriter json, List<DescribedArgument> shared)
    {
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("layers");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var argument in shared.Where(argument => argument.Argument.Name is not ("autocast" or "activity_regularizer" or "input_dim" or "input_length")))
            WriteReference(json, argument.Argument.Name, Shared(argument));
        json.WriteStartObject("layers");
        json.WriteString("type", "array");
        WriteReference(json, "items", "entry");
        json.WriteEndObject();
        json.WriteStartObject("outputs");
        json.WriteString("description", "The tensors that the model gives, by the names of their layers; those that no layer takes where it is left out.");
        ArgumentSchema.WriteTypes(json, "string", "array", "object", "null");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, List<LayerDescription> layers)
    {
        json.WriteStartObject("entry");
        json.WriteString("description", "A layer, an operation, or a model inside the model.");
        json.WriteStartArray("anyOf");
        foreach (var layer in layers)
            WriteReference(json, null, layer.Definition.Type);
        WriteReference(json, null, "operation");
        WriteReference(json, null, "dropped");
        json.WriteStartObject();
        json.WriteString("$ref", "#");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter json)
    {
        json.WriteStartObject("nested");
        json.WriteString("description", "A layer inside a layer, written as in a list of layers or as Keras serializes it.");
        json.WriteStartArray("anyOf");
        WriteReference(json, null, "entry");
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("class_name");
        json.WriteStringValue("config");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOperation(Utf8JsonWriter json)
    {
        json.WriteStartObject("operation");
        json.WriteString("description", "An operation of keras.ops with its arguments.");
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("type");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteStartObject("type");
        json.WriteString("type", "string");
        json.WriteString("pattern", "^ops\\.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDropped(Utf8JsonWriter json)
    {
        json.WriteStartObject("dropped");
        json.WriteString("description", "A layer of Keras 1 or 2, or of an add-on, that Keras 3 does not have, with its arguments.");
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("type");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteStartObject("type");
        json.WriteStartArray("enum");
        foreach (var layer in LegacyCatalogue.Dropped)
            json.WriteStringValue(layer.Type);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter json, LayerDescription layer, List<DescribedArgument> shared)
    {
        json.WriteStartObject(layer.Definition.Type);
        json.WriteString("description", $"{layer.Summary} {layer.Definition.Source}");
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("type");
        foreach (var argument in layer.Arguments.Where(argument => argument.Argument.IsRequired))
            json.WriteStringValue(argument.Argument.Name);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteStartObject("type");
        json.WriteStartArray("enum");
        foreach (var name in layer.Definition.Aliases.Prepend(layer.Definition.Type))
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
        foreach (var argument in layer.Arguments)
        {
            json.WriteStartObject(argument.Argument.Name);
            ArgumentSchema.Write(json, argument);
            json.WriteEndObject();
        }

        foreach (var argument in shared.Where(argument => !layer.Definition.Takes(argument.Argument.Name)))
            WriteReference(json, argument.Argument.Name, Shared(argument));
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, string? property, string definition)
    {
        if (property is null) json.WriteStartObject();
        else json.WriteStartObject(property);
        json.WriteString("$ref", $"#/$defs/{definition}");
        json.WriteEndObject();
    }
}
