using SummaryService.Api.Admission;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Domain;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Html;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Markdown;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Summaries;

/// <summary>Summarizes an architecture.</summary>
internal sealed class SummaryHandler(ServiceLimits limits, Room room, ModelFiles files)
    : AnswerHandler<SummaryQuery, ModelSummary>(limits, room, files, MediaFormat.OfSummary)
{
    /// <inheritdoc/>
    protected override Outcome<ModelSummary> Ask(ModelFile file, SummaryQuery query, MediaFormat format, CancellationToken deadline) =>
        Summarizer.Summarize(file, Limits.Hold(query.ToSummaryOptions(format, file.KerasVersion)), deadline);

    /// <inheritdoc/>
    protected override Problem? Render(ModelSummary value, MediaFormat format, SummaryQuery query, string language, AnswerBuffer into)
    {
        // The whole is explained, whichever of its rows are shown.
        var explanation = query.Explains(format) ? Explainer.Explain(value, query.ToSummaryOptions(format, value.KerasVersion).BatchSize, language, into.Deadline) : null;
        if (query.LayerRange is [var first, var last])
        {
            var (range, problem) = LayerRange.Apply(value, first, last, into.Deadline);
            if (range is null) return problem;
            value = range;
        }

        if (format == MediaFormat.Text)
        {
            return TextRenderer.Write(value, query.ToTextOptions(value.KerasVersion), into, into.Deadline)
                ?? (explanation is null ? null : ExplanationText.Write(value, explanation, into, query.ExpandsNested, language, into.Deadline));
        }

        if (format == MediaFormat.Markdown)
        {
            MarkdownRenderer.Write(value, query.ToTableOptions(), into, language, into.Deadline);
            return explanation is null ? null : ExplanationMarkdown.Write(value, explanation, into, query.ExpandsNested, language, into.Deadline);
        }

        if (format == MediaFormat.Html) HtmlRenderer.Write(value, query.ToTableOptions(), into, language, into.Deadline);
        else if (format == MediaFormat.Csv) CsvTable.Write(value, query.ToTableOptions(), into);
        else JsonRenderer.Write(value, into, query.ExpandsNested, language, explanation, into.Deadline);
        return null;
    }

    /// <inheritdoc/>
    protected override int Growth(SummaryQuery query, MediaFormat format) => query.Explains(format) ? 160 : base.Growth(query, format);

    /// <inheritdoc/>
    protected override int CountLayers(ModelSummary value) => value.Layers.Length;

    /// <inheritdoc/>
    protected override string? DialectOf(ModelSummary value) => value.Dialect;
}
