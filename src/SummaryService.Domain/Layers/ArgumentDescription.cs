using System.Collections.Immutable;

namespace SummaryService.Domain.Layers;

/// <summary>An argument of a layer, as its definition reads it.</summary>
/// <param name="Name">The name that Keras gives it.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="IsRequired">Whether it must be given.</param>
public sealed record ArgumentDescription(string Name, ArgumentKind Kind, bool IsRequired)
{
    /// <summary>The value where none is given, as JSON; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The values to choose from, where there are only some.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The least number allowed, where there is one.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number allowed, where there is one.</summary>
    public double? Maximum { get; init; }

    /// <summary>How many numbers, where a fixed count is needed.</summary>
    public int? Length { get; init; }
}

/// <summary>What may stand in an argument.</summary>
public enum ArgumentKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number for each axis, or one for all of them.</summary>
    Sizes,

    /// <summary>What is added or taken at the ends of axes: a number, or a number or a pair for each axis.</summary>
    Borders,

    /// <summary>A list of sizes.</summary>
    Shape,

    /// <summary>An axis by its number, or a list of axes.</summary>
    Axes,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A layer.</summary>
    Layer,

    /// <summary>A list of layers.</summary>
    Layers,

    /// <summary>The name of an activation function.</summary>
    Activation,

    /// <summary>A number, or two of them: from and to.</summary>
    Range,

    /// <summary>A number, a list of numbers, or a list of such lists.</summary>
    Numbers,

    /// <summary>A list of words or numbers, or the name of a file that holds it.</summary>
    Vocabulary,

    /// <summary>A dtype by its name, or a dtype policy as Keras serializes it.</summary>
    DType,

    /// <summary>Anything: it changes neither shapes nor counts.</summary>
    Any,
}
