using System.Collections.Immutable;

namespace SummaryService.Domain.Explanations;

/// <summary>Why a row's numbers are what they are, in a language. Numbers, names and keys are the same in every one.</summary>
public sealed record RowExplanation
{
    /// <summary>What the layer does, makes and learns, in two or three sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>How the parameters come about.</summary>
    public required ParameterExplanation Params { get; init; }

    /// <summary>How each size of what comes out comes about; empty where it is not known.</summary>
    public required ImmutableArray<SizeExplanation> Shape { get; init; }

    /// <summary>How the cost comes about; null where it is not known.</summary>
    public required CostExplanation? Cost { get; init; }

    /// <summary>
    /// What of the model's input an element of the output depends on, or why that cannot be told; null where the model's input has no spatial axes.
    /// </summary>
    public required string? ReceptiveField { get; init; }

    /// <summary>The page of the Keras documentation.</summary>
    public required string? Source { get; init; }

    /// <summary>Where the layer is written, as a JSON Pointer into the architecture; null for one that nobody wrote.</summary>
    public required string? Pointer { get; init; }
}

/// <summary>How a layer's parameters come about.</summary>
/// <param name="Formula">The formula, whose result is their number.</param>
/// <param name="Result">Their number.</param>
/// <param name="Parts">Each weight by itself.</param>
/// <param name="Why">How the formula is to be read, or why there are none.</param>
public sealed record ParameterExplanation(ShownFormula Formula, Int128 Result, ImmutableArray<WeightExplanation> Parts, string Why);

/// <summary>What a weight is for.</summary>
/// <param name="Weight">Its path inside the layer.</param>
/// <param name="Formula">The product of its axes.</param>
/// <param name="Params">How many numbers it holds.</param>
/// <param name="IsTrained">Whether training changes it.</param>
/// <param name="Meaning">What it stands for, and why it is not trained if it is not.</param>
public sealed record WeightExplanation(string Weight, ShownFormula Formula, Int128 Params, bool IsTrained, string Meaning);

/// <summary>How a size comes about.</summary>
/// <param name="Output">Which of the tensors that come out it belongs to, from 0.</param>
/// <param name="Axis">Which axis it is, from 0.</param>
/// <param name="Size">The size; null where it is not known.</param>
/// <param name="Formula">The formula, whose result it is.</param>
/// <param name="Why">Why it is so.</param>
public sealed record SizeExplanation(int Output, int Axis, long? Size, ShownFormula Formula, string Why);

/// <summary>How a cost comes about.</summary>
/// <param name="Macs">The multiply-accumulates.</param>
/// <param name="Flops">The floating-point operations.</param>
/// <param name="Why">Where both come from.</param>
/// <param name="ReceptiveField">The same as the row's.</param>
public sealed record CostExplanation(ShownFormula Macs, ShownFormula Flops, string Why, string? ReceptiveField);
