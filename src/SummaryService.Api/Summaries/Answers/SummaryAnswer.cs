namespace SummaryService.Api.Summaries.Answers;

/// <summary>What `model.summary()` tells of a model, as data.</summary>
internal sealed record SummaryAnswer
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's class: `Sequential`, `Functional`, or a subclass's own name.</summary>
    public required string Type { get; init; }

    /// <summary>The dialect that the architecture was written in, such as `simple` or `keras3`.</summary>
    public required string Dialect { get; init; }

    /// <summary>The tensors that the model takes.</summary>
    public required IReadOnlyList<NamedTensorAnswer> Inputs { get; init; }

    /// <summary>The tensors that the model gives.</summary>
    public required IReadOnlyList<NamedTensorAnswer> Outputs { get; init; }

    /// <summary>The rows that Keras prints, in its order.</summary>
    public required IReadOnlyList<LayerAnswer> Layers { get; init; }

    /// <summary>The sums below the table, each weight counted once.</summary>
    public required TotalsAnswer Totals { get; init; }

    /// <summary>Where the model's numbers are, with `explain=true`.</summary>
    public ModelExplanationAnswer? Explanation { get; init; }

    /// <summary>How the architecture was read, where a table, code or a notebook was posted.</summary>
    public SourceAnswer? Source { get; init; }

    /// <summary>What is odd but no fault.</summary>
    public required IReadOnlyList<ProblemItemAnswer> Warnings { get; init; }
}
