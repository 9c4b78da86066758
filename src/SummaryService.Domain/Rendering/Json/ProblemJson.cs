using System.Text.Json;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>A problem as JSON: an element of <c>errors</c> or of <c>warnings</c>.</summary>
public static class ProblemJson
{
    /// <summary>Writes a problem; what it has not is left out.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="language">The language of its message and hint.</param>
    public static void Write(Utf8JsonWriter json, Problem problem, string language = "en")
    {
        json.WriteStartObject();
        json.WriteString(Names.Code, problem.Code);
        if (problem.Option is not null) json.WriteString(Names.Parameter, problem.Option);
        else if (problem.Position is null || problem.Pointer.Length > 0) json.WriteString(Names.Pointer, problem.Pointer);
        if (problem.Layer is not null) json.WriteString(Names.Layer, problem.Layer);
        json.WriteString(Names.Message, Messages.Message(problem, language));
        if (Messages.Hint(problem, language) is { } hint) json.WriteString(Names.Hint, hint);
        if (problem.Received is not null)
        {
            json.WritePropertyName(Names.Received);
            json.WriteRawValue(problem.Received, skipInputValidation: true);
        }

        if (problem.Position is { } position)
        {
            json.WriteNumber(Names.Line, position.Line);
            json.WriteNumber(Names.Column, position.Column);
            if (position.Offset is { } offset) json.WriteNumber(Names.Offset, offset);
            if (position.Cell is { } cell) json.WriteNumber(Names.Cell, cell);
        }

        json.WriteEndObject();
    }
}
