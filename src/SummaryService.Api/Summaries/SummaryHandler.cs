using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Domain;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Html;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Markdown;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Summaries;

/// <summary>Summarizes an architecture.</summary>
internal sealed class SummaryHandler(ServiceLimits limits)
    : AnswerHandler<SummaryQuery, ModelSummary>(limits, MediaFormat.OfSummary)
{
    /// <inheritdoc/>
    protected override Outcome<ModelSummary> Ask(ReadOnlyMemory<byte> body, SummaryQuery query, MediaFormat format) =>
        Summarizer.Summarize(body, query.ToSummaryOptions(format));

    /// <inheritdoc/>
    protected override Problem? Render(ModelSummary value, MediaFormat format, SummaryQuery query, string language, PooledBuffer into)
    {
        if (query.LayerRange is [var first, var last])
        {
            var (range, problem) = LayerRange.Apply(value, first, last);
            if (range is null) return problem;
            value = range;
        }

        if (format == MediaFormat.Text) return TextRenderer.Write(value, query.ToTextOptions(), into);
        if (format == MediaFormat.Markdown) MarkdownRenderer.Write(value, query.ToTableOptions(), into);
        else if (format == MediaFormat.Html) HtmlRenderer.Write(value, query.ToTableOptions(), into);
        else if (format == MediaFormat.Csv) CsvTable.Write(value, query.ToTableOptions(), into);
        else JsonRenderer.Write(value, into, query.ExpandsNested);
        return null;
    }

    /// <inheritdoc/>
    protected override int CountLayers(ModelSummary value) => value.Layers.Length;
}
