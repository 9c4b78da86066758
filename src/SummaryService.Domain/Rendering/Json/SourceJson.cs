using System.Text.Json;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>How a text was read, as JSON: the member <c>source</c> of a summary.</summary>
internal static class SourceJson
{
    /// <summary>Writes the member.</summary>
    public static void Write(Utf8JsonWriter json, SummarySource source, string language)
    {
        json.WriteStartObject("source");
        json.WriteString(Names.Dialect, source.Dialect);
        if (source.Style is not null) json.WriteString("style", source.Style);
        json.WritePropertyName("architecture");
        json.WriteRawValue(source.Architecture.Span, skipInputValidation: true);
        json.WriteStartArray(Names.Layers);
        foreach (var layer in source.Layers)
            Write(json, layer);
        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in source.Differences)
            Write(json, difference, language);
        json.WriteEndArray();
        json.WriteStartArray("models");
        foreach (var model in source.Models)
        {
            json.WriteStartObject();
            json.WriteString(Names.Name, model.Name);
            json.WriteNumber(Names.Line, model.Line);
            WriteCell(json, model.Cell);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("assumed");
        foreach (var assumption in source.Assumed)
            Write(json, assumption, language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceLayer layer)
    {
        json.WriteStartObject();
        json.WriteString(Names.Name, layer.Name);
        json.WriteNumber(Names.Line, layer.Line);
        json.WriteNumber(Names.Column, layer.Column);
        WriteCell(json, layer.Cell);
        if (!layer.Arguments.IsEmpty)
        {
            json.WriteStartArray("arguments");
            foreach (var argument in layer.Arguments)
                Write(json, argument);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceArgument argument)
    {
        json.WriteStartObject();
        json.WriteString(Names.Name, argument.Name);
        WriteValue(json, "value", argument.Value);
        json.WriteString("certainty", argument.Certainty switch
        {
            Certainty.Certain => "certain",
            Certainty.Likely => "likely",
            _ => "unknown",
        });
        if (!argument.Others.IsEmpty)
        {
            json.WriteStartArray("others");
            foreach (var other in argument.Others)
                json.WriteRawValue(other, skipInputValidation: true);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceDifference difference, string language)
    {
        json.WriteStartObject();
        json.WriteNumber(Names.Line, difference.Line);
        if (difference.Layer is not null) json.WriteString(Names.Layer, difference.Layer);
        json.WriteString("what", difference.What);
        WriteValue(json, "printed", difference.Printed);
        WriteValue(json, "expected", difference.Expected);
        json.WriteString(Names.Message, Messages.Message(difference.Problem, language));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SourceAssumption assumption, string language)
    {
        json.WriteStartObject();
        json.WriteString(Names.Name, assumption.Name);
        json.WriteNumber(Names.Line, assumption.Line);
        WriteValue(json, "value", assumption.Value);
        json.WriteString(Names.Message, Messages.Message(assumption.Problem, language));
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value ?? "null", skipInputValidation: true);
    }

    private static void WriteCell(Utf8JsonWriter json, int? cell)
    {
        if (cell is { } number) json.WriteNumber(Names.Cell, number);
        else json.WriteNull(Names.Cell);
    }
}
