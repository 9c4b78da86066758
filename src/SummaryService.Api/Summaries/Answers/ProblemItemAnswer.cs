using System.Text.Json.Nodes;

namespace SummaryService.Api.Summaries.Answers;

/// <summary>One fault, or something odd. Members that do not apply are absent.</summary>
internal sealed record ProblemItemAnswer
{
    /// <summary>What kind of fault it is, for programs: `negative_dimension`.</summary>
    public required string Code { get; init; }

    /// <summary>Where it is, as a JSON Pointer (RFC 6901) into the body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The name of the layer that it is about.</summary>
    public string? Layer { get; init; }

    /// <summary>The option that it is about.</summary>
    public string? Parameter { get; init; }

    /// <summary>What is wrong, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Hint { get; init; }

    /// <summary>What was received there, whatever it is.</summary>
    public JsonNode? Received { get; init; }

    /// <summary>For a fault of the text, and any fault in a table, code or notebook: the line, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>The character in the line, from 1.</summary>
    public long? Column { get; init; }

    /// <summary>For a fault of the text: the byte in the body, from 0.</summary>
    public long? Offset { get; init; }

    /// <summary>In a notebook: the cell, from 1, within which lines count.</summary>
    public int? Cell { get; init; }
}
