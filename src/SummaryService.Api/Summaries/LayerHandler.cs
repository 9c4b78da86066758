using SummaryService.Api.Admission;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Domain;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Summaries;

/// <summary>Gives one layer's row.</summary>
internal sealed class LayerHandler(ServiceLimits limits, Room room, ModelFiles files) : AnswerHandler<LayerQuery, LayerRow>(limits, room, files, MediaFormat.OfLayer)
{
    /// <inheritdoc/>
    protected override Outcome<LayerRow> Ask(ModelFile file, LayerQuery query, MediaFormat format, CancellationToken deadline) =>
        Summarizer.SummarizeLayer(file.Architecture, Limits.Hold(query.ToSummaryOptions()), deadline);

    /// <inheritdoc/>
    protected override Problem? Render(LayerRow value, MediaFormat format, LayerQuery query, string language, AnswerBuffer into)
    {
        JsonRenderer.Write(value, into, query.Explains ? language : null, into.Deadline);
        return null;
    }

    /// <inheritdoc/>
    protected override int CountLayers(LayerRow value) => 1;
}
