using System.Collections.Immutable;

namespace SummaryService.Domain.Problems;

/// <summary>Something that is wrong, or odd, with what was posted: what, where, and what to do.</summary>
public sealed record Problem
{
    /// <summary>The message's key in the catalogue; what stands before its dot is the code.</summary>
    public required string Key { get; init; }

    /// <summary>What the message's placeholders stand for.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>Where it is, as a JSON Pointer (RFC 6901) into what was posted; empty for the whole.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>The name of the layer that it is about, if it is about one.</summary>
    public string? Layer { get; init; }

    /// <summary>What was posted there, as JSON; null where nothing was.</summary>
    public string? Received { get; init; }

    /// <summary>The option of the request that it is about, if it is about one: <c>line_length</c>.</summary>
    public string? Option { get; init; }

    /// <summary>Where it is in the text: for a fault of the text itself, and for any fault in a text that is no JSON.</summary>
    public TextPosition? Position { get; init; }

    /// <summary>What kind of problem it is, for programs: <c>negative_dimension</c>, <c>unknown_argument</c> …</summary>
    public string Code => Key.Split('.')[0];
}

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
public sealed record TextPosition(long Line, long Column)
{
    /// <summary>The byte in the whole, from 0; null where only the line is known.</summary>
    public long? Offset { get; init; }

    /// <summary>The cell of a notebook, from 1, within which lines count; null outside notebooks.</summary>
    public int? Cell { get; init; }
}
