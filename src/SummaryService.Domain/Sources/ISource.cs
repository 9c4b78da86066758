using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Sources;

/// <summary>A form in which architectures are posted: it turns what was posted into a document.</summary>
/// <remarks>A source knows no layer's rule. A new one is a folder beside the others and a line in <see cref="SourceCatalogue"/>.</remarks>
internal interface ISource
{
    /// <summary>Whether the bytes look like this form, told quickly: reading may still fail.</summary>
    bool Recognizes(ReadOnlySpan<byte> posted);

    /// <summary>Reads the bytes.</summary>
    /// <returns>The document, or the problem that there is none in them.</returns>
    /// <exception cref="OperationCanceledException">The time is up.</exception>
    Outcome<SourceReading> Read(ReadOnlyMemory<byte> posted, SourceRequest request);
}
