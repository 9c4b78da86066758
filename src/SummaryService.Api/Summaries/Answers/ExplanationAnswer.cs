namespace SummaryService.Api.Summaries.Answers;

/// <summary>Why a row's numbers are what they are, in `lang`; numbers, names and keys are the same in every language.</summary>
internal sealed record ExplanationAnswer
{
    /// <summary>What the layer does, makes and learns, in two or three sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>How the parameters come about.</summary>
    public required ParamsExplanationAnswer Params { get; init; }

    /// <summary>How each size of each tensor that comes out comes about.</summary>
    public required IReadOnlyList<SizeExplanationAnswer> Shape { get; init; }

    /// <summary>How the cost comes about; null where it is not known.</summary>
    public required CostExplanationAnswer? Cost { get; init; }

    /// <summary>Where `cost` is null, what part of the model's input an element of the output depends on, or why that cannot be told; else absent.</summary>
    public string? ReceptiveField { get; init; }

    /// <summary>The page of the Keras documentation; null for what is not Keras's own.</summary>
    public required string? Source { get; init; }

    /// <summary>Where the layer is written, as a JSON Pointer (RFC 6901) into the architecture; absent for one that nobody wrote.</summary>
    public string? Pointer { get; init; }
}

/// <summary>A formula with names, with numbers, and as LaTeX.</summary>
internal record FormulaAnswer
{
    /// <summary>The formula with the names of its terms.</summary>
    public required string Formula { get; init; }

    /// <summary>The same with numbers, and the result: `(3 × 3 × 1 + 1) × 32 = 320`.</summary>
    public required string Numbers { get; init; }

    /// <summary>Both as LaTeX.</summary>
    public required string Latex { get; init; }

    /// <summary>Each name with its number; null for a size that is known only when the model runs.</summary>
    public required IReadOnlyDictionary<string, Int128?> Terms { get; init; }
}

/// <summary>How the number of parameters comes about.</summary>
internal sealed record ParamsExplanationAnswer : FormulaAnswer
{
    /// <summary>The number of parameters.</summary>
    public required Int128 Result { get; init; }

    /// <summary>Each weight by itself.</summary>
    public required IReadOnlyList<WeightExplanationAnswer> Parts { get; init; }

    /// <summary>How the formula is to be read, or why there are no parameters.</summary>
    public required string Why { get; init; }
}

/// <summary>What a weight is for.</summary>
internal sealed record WeightExplanationAnswer : FormulaAnswer
{
    /// <summary>The weight's path inside its layer.</summary>
    public required string Weight { get; init; }

    /// <summary>How many numbers it holds.</summary>
    public required Int128 Result { get; init; }

    /// <summary>Whether training changes it.</summary>
    public required bool Trainable { get; init; }

    /// <summary>What it stands for.</summary>
    public required string Meaning { get; init; }
}

/// <summary>How a size comes about.</summary>
internal sealed record SizeExplanationAnswer : FormulaAnswer
{
    /// <summary>Which of the tensors that come out, from 0.</summary>
    public required int Output { get; init; }

    /// <summary>Which axis of it, from 0.</summary>
    public required int Axis { get; init; }

    /// <summary>The size; null is known only when the model runs.</summary>
    public required long? Result { get; init; }

    /// <summary>Why it is so.</summary>
    public required string Why { get; init; }
}

/// <summary>How a cost comes about.</summary>
internal sealed record CostExplanationAnswer
{
    /// <summary>The multiply-accumulates.</summary>
    public required FormulaAnswer Macs { get; init; }

    /// <summary>The floating-point operations.</summary>
    public required FormulaAnswer Flops { get; init; }

    /// <summary>Where both come from.</summary>
    public required string Why { get; init; }

    /// <summary>
    /// What part of the model's input an element of the output depends on, or why that cannot be told; null where the model's input has no spatial axes.
    /// </summary>
    public required string? ReceptiveField { get; init; }
}
