using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources.Unsupported;

namespace SummaryService.Domain.Sources.Json;

/// <summary>JSON text; also what is JSON but for a habit of another language. It is asked of anything, since its faults are told best.</summary>
internal sealed class JsonSource : ISource
{
    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> posted) => true;

    /// <inheritdoc/>
    public Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request)
    {
        var strict = DocumentReader.Read(posted, request.Depth);
        if (strict.IsSuccess) return new SourceReading(strict.Value);
        if (strict.Report.Kind != ProblemKind.NotJson) return strict.Report;

        // What is no JSON may be nearly JSON, where only a model gains by being let in, or a file of another kind, which has a name.
        var report = UnsupportedFormats.Find(posted.Span) ?? strict.Report;
        return LenientJson.Mend(posted.Span) is { } mended && DocumentReader.Read(mended, request.Depth) is { IsSuccess: true, Value: var document }
            ? new SourceReading(document) { Otherwise = report }
            : report;
    }
}
