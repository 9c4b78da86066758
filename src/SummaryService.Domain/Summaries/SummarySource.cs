using System.Collections.Immutable;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Summaries;

/// <summary>How an architecture was read from a text that is no JSON: a printed table, code, a notebook.</summary>
/// <param name="Dialect">What the text is: <c>table</c>, <c>python</c>, <c>notebook</c>.</param>
/// <param name="Architecture">The architecture in the short form, as UTF-8 JSON.</param>
public sealed record SummarySource(string Dialect, ReadOnlyMemory<byte> Architecture)
{
    /// <summary>The style of a printed table; null where the text is none.</summary>
    public string? Style { get; init; }

    /// <summary>The layers, each with its place in the text.</summary>
    public ImmutableArray<SourceLayer> Layers { get; init; } = [];

    /// <summary>What in a printed table contradicts the rest.</summary>
    public ImmutableArray<SourceDifference> Differences { get; init; } = [];

    /// <summary>Every model or table in the text.</summary>
    public ImmutableArray<SourceModel> Models { get; init; } = [];

    /// <summary>What was assumed of names whose values the text does not show.</summary>
    public ImmutableArray<SourceAssumption> Assumed { get; init; } = [];
}

/// <summary>A layer's place in a text, and how certain its arguments are.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Line">The line, from 1; in a notebook within the cell.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Cell">The cell of a notebook, from 1; null outside notebooks.</param>
/// <param name="Arguments">The arguments that a printed table leaves to be found; empty where all are written.</param>
public sealed record SourceLayer(string Name, int Line, int Column, int? Cell, ImmutableArray<SourceArgument> Arguments);

/// <summary>An argument that was found from what a layer's row shows.</summary>
/// <param name="Name">Its name in Keras.</param>
/// <param name="Value">Its value as JSON; null where nothing tells it and Keras's default is taken.</param>
/// <param name="Certainty">How certain it is.</param>
/// <param name="Others">Other values that give the same row, as JSON, five at most.</param>
public sealed record SourceArgument(string Name, string? Value, Certainty Certainty, ImmutableArray<string> Others);

/// <summary>How certain an argument is that was found from a printed row.</summary>
public enum Certainty
{
    /// <summary>Every reading that gives the row has this value.</summary>
    Certain,

    /// <summary>Several values give the row; this is the most usual.</summary>
    Likely,

    /// <summary>Nothing in the table tells it.</summary>
    Unknown,
}

/// <summary>Something in a printed table that contradicts the rest.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Layer">The layer's name; null for a total.</param>
/// <param name="What">What differs: <c>params</c>, <c>output_shape</c>, <c>connected_to</c>, <c>total_params</c> …</param>
/// <param name="Printed">What is printed, as JSON.</param>
/// <param name="Expected">What would fit, as JSON; null where no single value would.</param>
/// <param name="Problem">What to say of it.</param>
public sealed record SourceDifference(int Line, string? Layer, string What, string Printed, string? Expected, Problem Problem);

/// <summary>A model in a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line where it is made or printed, from 1.</param>
/// <param name="Cell">The cell of a notebook, from 1; null outside notebooks.</param>
public sealed record SourceModel(string Name, int Line, int? Cell);

/// <summary>A value that was assumed for a name that the text does not define.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line where it decides something, from 1.</param>
/// <param name="Value">What was assumed, as JSON; null where its value stays unknown.</param>
/// <param name="Problem">What to say of it.</param>
public sealed record SourceAssumption(string Name, int Line, string? Value, Problem Problem);
