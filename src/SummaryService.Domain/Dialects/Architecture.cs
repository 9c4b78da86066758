using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources;

namespace SummaryService.Domain.Dialects;

/// <summary>A posted document whose dialect is known, with what it came wrapped in taken off.</summary>
internal sealed class Architecture : IDisposable
{
    // A JSON text in a JSON text in a list is as far as anyone was seen to go.
    private const int MostWrappers = 3;

    private readonly Document _document;

    private Architecture(Document document, Node root, IDialect dialect) => (_document, Root, Dialect) = (document, root, dialect);

    /// <summary>The model itself.</summary>
    public Node Root { get; }

    /// <summary>The dialect that the document is written in.</summary>
    public IDialect Dialect { get; }

    /// <summary>What the source told beside the document.</summary>
    public required SourceReading Reading { get; init; }

    /// <summary>What answers call the form of what was posted.</summary>
    public string Name => Reading.Dialect ?? Dialect.Name;

    /// <summary>Reads what was posted in the first form that recognizes it and finds an architecture; the last one's report where none does.</summary>
    /// <param name="posted">The bytes.</param>
    /// <param name="sources">The forms, the first of which recognizes anything.</param>
    /// <param name="request">What the source is asked to do.</param>
    /// <param name="release">The release of Keras that the file around it tells; null where none does.</param>
    public static Outcome<Architecture> Open(ReadOnlyMemory<byte> posted, ImmutableArray<ISource> sources, SourceRequest request, string? release)
    {
        ProblemReport? report = null;
        foreach (var source in sources)
        {
            if (!source.Recognizes(posted.Span)) continue;
            var reading = source.Read(posted, request);
            var found = reading.IsSuccess ? Open(new Search(reading.Value, request.Depth, release)) : reading.Report;
            if (found.IsSuccess) return found;
            report = found.Report;
        }

        return report!;
    }

    /// <summary>Gives the memory of the document back.</summary>
    public void Dispose() => _document.Dispose();

    private static Outcome<Architecture> Open(Search search)
    {
        var document = search.Reading.Document;
        var found = Find(search, document, document.Root, MostWrappers);
        var report = found is null ? search.Reading.Otherwise ?? DialectDetector.Unknown(document.Root) : null;
        if (found?._document != document) document.Dispose();
        return found is null ? report! : found;
    }

    /// <summary>The architecture that a value is or that is wrapped in it: in a text, a list of one, or an object around it.</summary>
    private static Architecture? Find(Search search, Document document, Node root, int wrappers)
    {
        if (DialectDetector.Detect(root, search.Release) is { } dialect) return new(document, root, dialect) { Reading = search.Reading };
        if (wrappers == 0) return null;
        if (root.IsText) return FindInside(search, root, wrappers - 1);
        if (root.ItemCount != 1) return root["model"].Exists ? Find(search, document, root["model"], wrappers - 1) : null;
        foreach (var only in root.Items)
            return Find(search, document, only, wrappers - 1);
        return null;
    }

    private static Architecture? FindInside(Search search, Node text, int wrappers)
    {
        if (Inside(text, search.Depth) is not { } inner) return null;
        var found = Find(search, inner, inner.Root, wrappers);
        if (found?._document != inner) inner.Dispose();
        return found;
    }

    /// <summary>What an architecture is looked for in.</summary>
    /// <param name="Reading">What the source read.</param>
    /// <param name="Depth">How deep a document in it may nest.</param>
    /// <param name="Release">The release of Keras that the file around it tells; null where none does.</param>
    private sealed record Search(SourceReading Reading, int Depth, string? Release);

    /// <summary>The document that a text holds; null where it holds none.</summary>
    private static Document? Inside(Node text, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Text);
        return bytes.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..] ? DocumentReader.Read(bytes, depth).Value : null;
    }
}
