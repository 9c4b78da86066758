using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Domain;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Summaries;

/// <summary>Gives one layer's row.</summary>
internal sealed class LayerHandler(ServiceLimits limits) : AnswerHandler<LayerQuery, LayerRow>(limits, MediaFormat.OfLayer)
{
    /// <inheritdoc/>
    protected override Outcome<LayerRow> Ask(ReadOnlyMemory<byte> body, LayerQuery query, MediaFormat format) =>
        Summarizer.SummarizeLayer(body, query.ToSummaryOptions());

    /// <inheritdoc/>
    protected override Problem? Render(LayerRow value, MediaFormat format, LayerQuery query, string language, PooledBuffer into)
    {
        JsonRenderer.Write(value, into);
        return null;
    }

    /// <inheritdoc/>
    protected override int CountLayers(LayerRow value) => 1;
}
