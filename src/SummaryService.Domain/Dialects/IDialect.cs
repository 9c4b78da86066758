using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects;

/// <summary>A way to write an architecture down.</summary>
internal interface IDialect
{
    /// <summary>The name that answers give it.</summary>
    string Name { get; }

    /// <summary>Whether a document is of this dialect, by its outermost shape.</summary>
    bool Recognizes(Node root);

    /// <summary>The model that the document describes; null, or with layers missing, where the context has problems.</summary>
    ModelGraph? Read(Node root, ReadContext context);
}
