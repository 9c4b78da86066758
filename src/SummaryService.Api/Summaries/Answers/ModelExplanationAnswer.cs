namespace SummaryService.Api.Summaries.Answers;

/// <summary>Where a model's numbers are, in `lang`.</summary>
internal sealed record ModelExplanationAnswer
{
    /// <summary>How many parameters there are, which are trained, and why others are not.</summary>
    public required string Summary { get; init; }

    /// <summary>The layers with the most parameters, the largest first.</summary>
    public required IReadOnlyList<ShareAnswer> Shares { get; init; }

    /// <summary>What parameters and outputs take.</summary>
    public required string Memory { get; init; }

    /// <summary>What optimizers would keep beside the parameters.</summary>
    public required IReadOnlyList<OptimizerAnswer> Optimizers { get; init; }

    /// <summary>What stands out.</summary>
    public required IReadOnlyList<ObservationAnswer> Observations { get; init; }
}

/// <summary>A layer's part of the parameters.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Params">Its parameters.</param>
/// <param name="Share">Their part of all, from 0 to 1.</param>
internal sealed record ShareAnswer(string Layer, string Type, Int128 Params, decimal Share);

/// <summary>What an optimizer would keep.</summary>
/// <param name="Name">The optimizer.</param>
/// <param name="Params">How many numbers.</param>
/// <param name="Bytes">Their memory in bytes.</param>
/// <param name="Why">What they are.</param>
internal sealed record OptimizerAnswer(string Name, Int128 Params, Int128 Bytes, string Why);

/// <summary>Something that stands out.</summary>
/// <param name="Rule">Which rule found it: `dominant_layer`, `dense_after_flatten`, `bias_before_normalization`, `nothing_trained`, `largest_output`.</param>
/// <param name="Layer">The layer that it is about; null for the whole.</param>
/// <param name="Text">What it is, with its numbers.</param>
internal sealed record ObservationAnswer(string Rule, string? Layer, string Text);
