using System.Text;
using SummaryService.Domain.Dialects.Strangers;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;

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

    /// <summary>The dialect that it is written in.</summary>
    public IDialect Dialect { get; }

    /// <summary>Reads what was posted. Either an architecture or a report comes back.</summary>
    /// <param name="posted">The bytes.</param>
    /// <param name="depth">How deep it may nest.</param>
    public static (Architecture? Architecture, ProblemReport? Report) Open(ReadOnlyMemory<byte> posted, int depth = DocumentReader.MaxDepth)
    {
        var (document, report) = DocumentReader.Read(posted, depth);
        if (document is not null) return Open(document, depth);
        // What is no JSON may be nearly JSON, where only a model gains by being let in, or something else that has a name.
        if (report!.Kind == ProblemKind.NotJson && NearlyJson.Mend(posted.Span) is { } mended
            && DocumentReader.Read(mended, depth).Document is { } nearly && Open(nearly, depth).Architecture is { } architecture)
        {
            return (architecture, null);
        }

        return (null, report.Kind == ProblemKind.NotJson && KnownBytes.Find(posted.Span) is { } known ? known : report);
    }

    /// <summary>Gives the memory of the document back.</summary>
    public void Dispose() => _document.Dispose();

    private static (Architecture? Architecture, ProblemReport? Report) Open(Document document, int depth)
    {
        var found = Find(document, document.Root, MostWrappers, depth);
        var report = found is null ? DialectDetector.Unknown(document.Root) : null;
        if (found?._document != document) document.Dispose();
        return (found, report);
    }

    /// <summary>The architecture that a value is or that is wrapped in it: in a text, a list of one, or an object around it.</summary>
    private static Architecture? Find(Document document, Node root, int wrappers, int depth)
    {
        if (DialectDetector.Detect(root) is { } dialect) return new(document, root, dialect);
        if (wrappers == 0) return null;
        if (root.IsText) return FindInside(root, wrappers - 1, depth);
        if (root.ItemCount != 1) return root["model"].Exists ? Find(document, root["model"], wrappers - 1, depth) : null;
        foreach (var only in root.Items)
            return Find(document, only, wrappers - 1, depth);
        return null;
    }

    private static Architecture? FindInside(Node text, int wrappers, int depth)
    {
        if (Inside(text, depth) is not { } inner) return null;
        var found = Find(inner, inner.Root, wrappers, depth);
        if (found?._document != inner) inner.Dispose();
        return found;
    }

    /// <summary>The document that a text holds; null where it holds none.</summary>
    private static Document? Inside(Node text, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Text);
        return bytes.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"', ..] ? DocumentReader.Read(bytes, depth).Document : null;
    }
}
