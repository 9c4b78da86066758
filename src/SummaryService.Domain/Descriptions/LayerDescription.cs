using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Descriptions;

/// <summary>A layer type in words: what its definition says of itself, with what each part means.</summary>
public sealed record LayerDescription
{
    /// <summary>The layer type.</summary>
    public required LayerDefinition Definition { get; init; }

    /// <summary>The family that it stands in, in the language of the description.</summary>
    public required string Family { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What goes in.</summary>
    public required string Input { get; init; }

    /// <summary>What comes out for it.</summary>
    public required string Output { get; init; }

    /// <summary>Its arguments beside those that every layer has.</summary>
    public required ImmutableArray<DescribedArgument> Arguments { get; init; }

    /// <summary>The layer at work; null where nobody can tell what it gives.</summary>
    public LayerExample? Example { get; init; }
}

/// <summary>An argument with its meaning.</summary>
/// <param name="Argument">What the definition reads.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record DescribedArgument(ArgumentDescription Argument, string Meaning);

/// <summary>A layer with arguments, what goes in, and the row that it makes.</summary>
/// <param name="Layer">The layer in the simple dialect, as JSON.</param>
/// <param name="Inputs">The shapes that go in, as JSON; null where the layer takes none.</param>
/// <param name="Row">The row.</param>
public sealed record LayerExample(string Layer, string? Inputs, LayerRow Row);
