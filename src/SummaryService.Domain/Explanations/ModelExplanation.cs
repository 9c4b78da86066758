using System.Collections.Immutable;

namespace SummaryService.Domain.Explanations;

/// <summary>Where a model's numbers are, in a language.</summary>
public sealed record ModelExplanation
{
    /// <summary>How many parameters there are, which of them are trained, and why others are not.</summary>
    public required string Summary { get; init; }

    /// <summary>The layers with the most parameters, the largest first.</summary>
    public required ImmutableArray<ParameterShare> Shares { get; init; }

    /// <summary>What the parameters and the outputs of all layers take, in a sentence.</summary>
    public required string Memory { get; init; }

    /// <summary>What optimizers would keep beside the parameters.</summary>
    public required ImmutableArray<OptimizerMemory> Optimizers { get; init; }

    /// <summary>What stands out.</summary>
    public required ImmutableArray<Observation> Observations { get; init; }
}

/// <summary>A layer's part of the parameters.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Params">Its parameters.</param>
/// <param name="Share">Their part of all, from 0 to 1, to four digits.</param>
public sealed record ParameterShare(string Layer, string Type, Int128 Params, decimal Share);

/// <summary>What an optimizer keeps.</summary>
/// <param name="Name">The optimizer.</param>
/// <param name="Params">How many numbers.</param>
/// <param name="Bytes">Their memory in bytes.</param>
/// <param name="Why">What they are.</param>
public sealed record OptimizerMemory(string Name, Int128 Params, Int128 Bytes, string Why);

/// <summary>Something that stands out.</summary>
/// <param name="Rule">Which rule found it, for programs.</param>
/// <param name="Layer">The layer that it is about; null for the whole.</param>
/// <param name="Text">What it is, with its numbers.</param>
public sealed record Observation(string Rule, string? Layer, string Text);
