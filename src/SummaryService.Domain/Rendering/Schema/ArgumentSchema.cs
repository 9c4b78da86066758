using System.Text.Json;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Rendering.Schema;

/// <summary>What may stand in an argument, as JSON Schema.</summary>
internal static class ArgumentSchema
{
    /// <summary>Writes the keywords into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, DescribedArgument described)
    {
        var argument = described.Argument;
        json.WriteString("description", described.Meaning);
        if (argument.Default is { } orElse)
        {
            json.WritePropertyName("default");
            json.WriteRawValue(orElse);
        }

        if (argument.IsRequired) WriteKind(json, argument);
        else if (argument.Kind != ArgumentKind.Any) WriteAlternatives(json, () => WriteKind(json, argument), () => WriteTypes(json, "null"));
    }

    public static void WriteTypes(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        if (types.Length == 1)
        {
            json.WriteString("type", types[0]);
            return;
        }

        json.WriteStartArray("type");
        foreach (var type in types)
            json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private static void WriteKind(Utf8JsonWriter json, ArgumentDescription argument)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Integer:
                WriteNumber(json, "integer", argument);
                break;
            case ArgumentKind.Number:
                WriteNumber(json, "number", argument);
                break;
            case ArgumentKind.Flag:
                WriteTypes(json, "boolean");
                break;
            case ArgumentKind.Text:
                WriteTypes(json, "string");
                break;
            case ArgumentKind.Choice:
                WriteChoices(json, argument.Choices);
                break;
            case ArgumentKind.Activation:
                WriteAlternatives(json, () => WriteChoices(json, Activations.Names), () => WriteTypes(json, "object"));
                break;
            case ArgumentKind.DType:
                WriteTypes(json, "string", "object");
                break;
            case ArgumentKind.Sizes or ArgumentKind.Axes:
                WriteAlternatives(json, () => WriteNumber(json, "integer", argument), () => WriteList(json, argument.Length, () => WriteNumber(json, "integer", argument)));
                break;
            case ArgumentKind.Shape:
                WriteAlternatives(
                    json,
                    () => WriteList(json, argument.Length, () => WriteAlternatives(json, () => WriteNumber(json, "integer", argument), () => WriteTypes(json, "null"))),
                    () => WriteNumber(json, "integer", argument));
                break;
            case ArgumentKind.Borders:
                WriteAlternatives(json, () => WriteNumber(json, "integer", argument), () => WriteList(json, null, () => WriteTypes(json, "integer", "array")));
                break;
            case ArgumentKind.Range when argument.Length == 2:
                WriteList(json, 2, () => WriteTypes(json, "number"));
                break;
            case ArgumentKind.Range:
                WriteAlternatives(json, () => WriteNumber(json, "number", argument), () => WriteList(json, 2, () => WriteTypes(json, "number")));
                break;
            case ArgumentKind.Numbers:
                WriteTypes(json, "number", "array", "object");
                break;
            case ArgumentKind.Vocabulary:
                WriteTypes(json, "array", "string");
                break;
            case ArgumentKind.Layer:
                json.WriteString("$ref", "#/$defs/nested");
                break;
            case ArgumentKind.Layers:
                WriteAlternatives(json, () => WriteList(json, null, () => json.WriteString("$ref", "#/$defs/nested")), () => json.WriteString("$ref", "#/$defs/nested"));
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string type, ArgumentDescription argument)
    {
        json.WriteString("type", type);
        if (argument.Minimum is { } least) json.WriteNumber("minimum", least);
        if (argument.Maximum is { } most) json.WriteNumber("maximum", most);
    }

    private static void WriteChoices(Utf8JsonWriter json, IEnumerable<string> choices)
    {
        json.WriteStartArray("enum");
        foreach (var choice in choices)
            json.WriteStringValue(choice);
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, int? length, Action writeItem)
    {
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        writeItem();
        json.WriteEndObject();
        if (length is not { } count) return;
        json.WriteNumber("minItems", count);
        json.WriteNumber("maxItems", count);
    }

    private static void WriteAlternatives(Utf8JsonWriter json, params ReadOnlySpan<Action> alternatives)
    {
        json.WriteStartArray("anyOf");
        foreach (var write in alternatives)
        {
            json.WriteStartObject();
            write();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
