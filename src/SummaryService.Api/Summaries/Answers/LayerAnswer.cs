namespace SummaryService.Api.Summaries.Answers;

/// <summary>One row of the table: a layer, an operation or a nested model.</summary>
internal sealed record LayerAnswer
{
    /// <summary>The layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The layer's class.</summary>
    public required string Type { get; init; }

    /// <summary>Whether training changes the layer, or it was frozen.</summary>
    public required bool Trainable { get; init; }

    /// <summary>The text of the column `Output Shape`: `(None, 26, 26, 32)`.</summary>
    public required string OutputShape { get; init; }

    /// <summary>The same as data, of the layer's last call.</summary>
    public required IReadOnlyList<TensorAnswer> Outputs { get; init; }

    /// <summary>How many numbers the layer's weights hold.</summary>
    public required Int128 Params { get; init; }

    /// <summary>How many of them training changes.</summary>
    public required Int128 TrainableParams { get; init; }

    /// <summary>How many of them training leaves alone.</summary>
    public required Int128 NonTrainableParams { get; init; }

    /// <summary>Where the layer's inputs come from (`conv[0][0]`: layer, call, tensor); empty in a Sequential model.</summary>
    public required IReadOnlyList<string> ConnectedTo { get; init; }

    /// <summary>Each time the layer is called.</summary>
    public required IReadOnlyList<CallAnswer> Calls { get; init; }

    /// <summary>The layer's weights.</summary>
    public required IReadOnlyList<WeightAnswer> Weights { get; init; }

    /// <summary>What one forward pass costs; null where a size that it depends on is unknown.</summary>
    public required CostAnswer? Cost { get; init; }

    /// <summary>Where `cost` is null, what part of the model's input an element of the output depends on, which needs no size; else absent.</summary>
    public ReceptiveFieldAnswer? ReceptiveField { get; init; }

    /// <summary>True where the layer is not Keras's own, so that its parameters are not known; else absent.</summary>
    public bool? ParamsUnknown { get; init; }

    /// <summary>How the number of parameters comes about; absent where there are none.</summary>
    public string? Formula { get; init; }

    /// <summary>Why the numbers are what they are, with `explain=true`.</summary>
    public ExplanationAnswer? Explanation { get; init; }

    /// <summary>The rows of a nested model, with `expand_nested=true`.</summary>
    public IReadOnlyList<LayerAnswer>? Layers { get; init; }
}
