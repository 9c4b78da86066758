namespace SummaryService.Api.Summaries.Answers;

/// <summary>What is known of an architecture that is not valid.</summary>
internal sealed record PartialAnswer
{
    /// <summary>The rows that neither have a fault nor follow from one, input layers of a graph included.</summary>
    public required IReadOnlyList<LayerAnswer> Layers { get; init; }
}
