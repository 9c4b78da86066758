namespace SummaryService.Api.Summaries.Answers;

/// <summary>One call of a layer.</summary>
internal sealed record CallAnswer
{
    /// <summary>Where the inputs come from: `conv[0][0]`.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>What comes out.</summary>
    public required IReadOnlyList<TensorAnswer> Outputs { get; init; }
}
