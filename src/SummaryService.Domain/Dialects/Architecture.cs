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
    public static Outcome<Architecture> Open(ReadOnlyMemory<byte> posted, ImmutableArray<ISource> sources, SourceRequest request)
    {
        ProblemReport? report = null;
        foreach (var source in sources)
        {
            if (!source.Recognizes(posted.Span)) continue;
            var reading = source.Read(posted, request);
            var found = reading.IsSuccess ? Open(reading.Value, request.Depth) : reading.Report;
            if (found.IsSuccess) return found;
            report = found.Report;
        }

        return report!;
    }

    /// <summary>Gives the memory of the document back.</summary>
    public void Dispose() => _document.Dispose();

    private static Outcome<Architecture> Open(SourceReading reading, int depth)
    {
        var document = reading.Document;
        var found = Find(reading, document, document.Root, MostWrappers, depth);
        var report = found is null ? reading.Otherwise ?? DialectDetector.Unknown(document.Root) : null;
        if (found?._document != document) document.Dispose();
        return found is null ? report! : found;
    }

    /// <summary>The architecture that a value is or that is wrapped in it: in a text, a list of one, or an object around it.</summary>
    private static Architecture? Find(SourceReading reading, Document document, Node root, int wrappers, int depth)
    {
        if (DialectDetector.Detect(root) is { } dialect) return new(document, root, dialect) { Reading = reading };
        if (wrappers == 0) return null;
        if (root.IsText) return FindInside(reading, root, wrappers - 1, depth);
        if (root.ItemCount != 1) return root["model"].Exists ? Find(reading, document, root["model"], wrappers - 1, depth) : null;
        foreach (var only in root.Items)
            return Find(reading, document, only, wrappers - 1, depth);
        return null;
    }

    private static Architecture? FindInside(SourceReading reading, Node text, int wrappers, int depth)
    {
        if (Inside(text, depth) is not { } inner) return null;
        var found = Find(reading, inner, inner.Root, wrappers, depth);
        if (found?._document != inner) inner.Dispose();
        return found;
    }

    /// <summary>The document that a text holds; null where it holds none.</summary>
    private static Document? Inside(Node text, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Text);
        return bytes.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..] ? DocumentReader.Read(bytes, depth).Value : null;
    }
}
