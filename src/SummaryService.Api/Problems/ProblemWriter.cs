using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SummaryService.Domain.Rendering.Json;

namespace SummaryService.Api.Problems;

/// <summary>Writes a problem as JSON, in the names of the HTTP contract.</summary>
internal static class ProblemWriter
{
    // Problems are JSON by their content type and never stand inside HTML: quotes and every script stay legible.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a problem in a language; members without a value are left out.</summary>
    public static void Write(ProblemDocument problem, string language, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("type", problem.Type);
        json.WriteString("title", problem.Title.In(language));
        json.WriteNumber("status", problem.Status);
        WriteText(json, "detail", problem.Detail?.In(language));
        if (!problem.Errors.IsEmpty)
        {
            json.WriteStartArray("errors");
            foreach (var item in problem.Errors)
                Write(json, item, language);
            json.WriteEndArray();
        }

        if (!problem.Partial.IsDefault)
        {
            json.WritePropertyName("partial");
            JsonRenderer.Write(problem.Partial, json);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProblemItem item, string language)
    {
        json.WriteStartObject();
        json.WriteString("code", item.Code);
        WriteText(json, "pointer", item.Pointer);
        WriteText(json, "layer", item.Layer);
        WriteText(json, "parameter", item.Parameter);
        json.WriteString("message", item.Message.In(language));
        WriteText(json, "hint", item.Hint?.In(language));
        WriteText(json, "received", item.ReceivedText);
        if (item.ReceivedJson is not null)
        {
            json.WritePropertyName("received");
            json.WriteRawValue(item.ReceivedJson);
        }

        if (item.Position is { } position)
        {
            json.WriteNumber("line", position.Line);
            json.WriteNumber("column", position.Column);
            if (position.Offset is { } offset) json.WriteNumber("offset", offset);
            if (position.Cell is { } cell) json.WriteNumber("cell", cell);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
