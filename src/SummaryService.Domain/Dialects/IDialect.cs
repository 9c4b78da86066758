using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>A way to write an architecture down.</summary>
internal interface IDialect
{
    /// <summary>The name that answers give it.</summary>
    string Name { get; }

    /// <summary>Whether a document is of this dialect, by its outermost shape.</summary>
    /// <param name="root">The document.</param>
    /// <param name="release">The release of Keras that the file around it tells; null where none does.</param>
    bool Recognizes(Node root, string? release);

    /// <summary>The model that the document describes; null, or with layers missing, where the context has problems.</summary>
    ModelGraph? Read(Node root, ReadContext context);
}
