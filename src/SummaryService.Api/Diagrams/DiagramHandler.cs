using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Summaries;
using SummaryService.Domain;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Diagrams;

/// <summary>Draws an architecture.</summary>
internal sealed class DiagramHandler(ServiceLimits limits) : AnswerHandler<DiagramQuery, ModelSummary>(limits, MediaFormat.OfDiagram)
{
    private static readonly SummaryOptions WithAllConnections = new() { Costs = false, NestedOperations = true };

    /// <inheritdoc/>
    protected override Outcome<ModelSummary> Ask(ReadOnlyMemory<byte> body, DiagramQuery query, MediaFormat format) =>
        Summarizer.Summarize(body, WithAllConnections);

    /// <inheritdoc/>
    protected override Problem? Render(ModelSummary value, MediaFormat format, DiagramQuery query, string language, PooledBuffer into) =>
        DiagramRenderer.Write(value, FormOf(format), query.ToDiagramOptions(language), into, query.Cancellation);

    /// <inheritdoc/>
    protected override int CountLayers(ModelSummary value) => value.Layers.Length;

    private static DiagramFormat FormOf(MediaFormat format) =>
        format == MediaFormat.Dot ? DiagramFormat.Dot : format == MediaFormat.Mermaid ? DiagramFormat.Mermaid : DiagramFormat.Svg;
}
