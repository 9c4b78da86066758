using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources.Code.Keras;

namespace SummaryService.Domain.Sources.Code;

/// <summary>Lesson code that builds a model with Keras. It is read, never run.</summary>
internal sealed class CodeSource : ISource
{
    /// <inheritdoc/>
    public bool Recognizes(ReadOnlySpan<byte> posted) => CodeDetector.IsCode(posted);

    /// <inheritdoc/>
    public Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request) =>
        CodeModels.Take([new CodeText(Encoding.UTF8.GetString(posted.Span))], "python", request);
}
