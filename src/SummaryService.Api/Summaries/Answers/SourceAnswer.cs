using System.Text.Json.Nodes;

namespace SummaryService.Api.Summaries.Answers;

/// <summary>How an architecture was read from a text that is not JSON.</summary>
internal sealed record SourceAnswer
{
    /// <summary>What the text is: `table`, `python`, `notebook`.</summary>
    public required string Dialect { get; init; }

    /// <summary>The style of a printed table.</summary>
    public string? Style { get; init; }

    /// <summary>The architecture in the short form.</summary>
    public required JsonObject Architecture { get; init; }

    /// <summary>The layers, each with its place in the text.</summary>
    public required IReadOnlyList<SourceLayerAnswer> Layers { get; init; }

    /// <summary>What in a printed table contradicts the rest.</summary>
    public required IReadOnlyList<SourceDifferenceAnswer> Differences { get; init; }

    /// <summary>Every model or table in the text.</summary>
    public required IReadOnlyList<SourceModelAnswer> Models { get; init; }

    /// <summary>What was assumed of names whose values the text does not show.</summary>
    public required IReadOnlyList<SourceAssumptionAnswer> Assumed { get; init; }
}

/// <summary>A layer's place in a text.</summary>
internal sealed record SourceLayerAnswer
{
    /// <summary>The layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The line, from 1; in a notebook within the cell.</summary>
    public required int Line { get; init; }

    /// <summary>The character in the line, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The cell of a notebook, from 1.</summary>
    public required int? Cell { get; init; }

    /// <summary>The arguments that a printed table leaves to be found.</summary>
    public IReadOnlyList<SourceArgumentAnswer>? Arguments { get; init; }
}

/// <summary>An argument that was found from what a layer's row shows.</summary>
internal sealed record SourceArgumentAnswer
{
    /// <summary>Its name in Keras.</summary>
    public required string Name { get; init; }

    /// <summary>Its value; null where nothing tells it and Keras's default is taken.</summary>
    public required JsonNode? Value { get; init; }

    /// <summary>`certain`: every reading that gives the row has this value; `likely`: several values do; `unknown`: nothing tells it.</summary>
    public required string Certainty { get; init; }

    /// <summary>Up to five other values that give the same row.</summary>
    public IReadOnlyList<JsonNode?>? Others { get; init; }
}

/// <summary>Something in a printed table that contradicts the rest.</summary>
internal sealed record SourceDifferenceAnswer
{
    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The layer's name; absent for a total.</summary>
    public string? Layer { get; init; }

    /// <summary>What differs: `params`, `output_shape`, `connected_to`, `total_params`.</summary>
    public required string What { get; init; }

    /// <summary>What is printed.</summary>
    public required JsonNode? Printed { get; init; }

    /// <summary>What would fit; null where no single value would.</summary>
    public required JsonNode? Expected { get; init; }

    /// <summary>The difference as a sentence.</summary>
    public required string Message { get; init; }
}

/// <summary>A model in a text.</summary>
internal sealed record SourceModelAnswer
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The line where it is made or printed, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The cell of a notebook, from 1.</summary>
    public required int? Cell { get; init; }
}

/// <summary>A value that was assumed for a name that the text does not define.</summary>
internal sealed record SourceAssumptionAnswer
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The line where it decides something, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What was assumed; null where the value stays unknown.</summary>
    public required JsonNode? Value { get; init; }

    /// <summary>The assumption as a sentence.</summary>
    public required string Message { get; init; }
}
