using SummaryService.Api.Admission;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Summaries;
using SummaryService.Domain;
using SummaryService.Domain.Diagrams;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Diagrams;

/// <summary>Draws an architecture.</summary>
internal sealed class DiagramHandler(ServiceLimits limits, Room room, ModelFiles files)
    : AnswerHandler<DiagramQuery, ModelSummary>(limits, room, files, MediaFormat.OfDiagram)
{
    private static readonly SummaryOptions WithAllConnections = new() { Costs = false, NestedOperations = true };

    /// <inheritdoc/>
    protected override Outcome<ModelSummary> Ask(ModelFile file, DiagramQuery query, MediaFormat format, CancellationToken deadline) =>
        Summarizer.Summarize(file, Limits.Hold(WithAllConnections), deadline);

    /// <inheritdoc/>
    protected override Problem? Render(ModelSummary value, MediaFormat format, DiagramQuery query, string language, AnswerBuffer into) =>
        DiagramRenderer.Write(value, FormOf(format), query.ToDiagramOptions(language), into, into.Deadline);

    /// <inheritdoc/>
    protected override int CountLayers(ModelSummary value) => value.Layers.Length;

    /// <inheritdoc/>
    protected override string? DialectOf(ModelSummary value) => value.Dialect;

    private static DiagramFormat FormOf(MediaFormat format) =>
        format == MediaFormat.Dot ? DiagramFormat.Dot : format == MediaFormat.Mermaid ? DiagramFormat.Mermaid : DiagramFormat.Svg;
}
