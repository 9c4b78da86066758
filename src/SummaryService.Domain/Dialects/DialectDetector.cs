using System.Collections.Immutable;
using SummaryService.Domain.Dialects.Keras1;
using SummaryService.Domain.Dialects.Keras2;
using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Dialects.Simple;
using SummaryService.Domain.Dialects.Tfjs;
using SummaryService.Domain.Dialects.Unsupported;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Tells from the content which dialect a document is written in.</summary>
internal static class DialectDetector
{
    // The first that recognizes a document reads it.
    private static readonly ImmutableArray<IDialect> Dialects = [new Keras3Dialect(), new Keras2Dialect(), new Keras1Dialect(), new TfjsDialect(), new SimpleDialect()];

    /// <summary>The dialect, or null where nobody knows the document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="release">The release of Keras that the file around it tells; null where none does.</param>
    public static IDialect? Detect(Node root, string? release)
    {
        foreach (var dialect in Dialects)
        {
            if (dialect.Recognizes(root, release)) return dialect;
        }

        return null;
    }

    /// <summary>What to say of a document that no dialect recognizes.</summary>
    public static ProblemReport Unknown(Node root)
    {
        var key = UnsupportedDocuments.Find(root);
        return new(ProblemKind.UnknownDialect, [new Problem { Key = key, Received = root.Excerpt, Values = [new("type", root["class_name"].Text)] }]);
    }
}
