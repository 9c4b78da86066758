namespace SummaryService.Domain.Documents;

/// <summary>What a node of a document is.</summary>
internal enum NodeKind : byte
{
    /// <summary>Nothing: what a look-up gives that found nothing.</summary>
    Missing,
    Null,
    False,
    True,
    Number,
    Text,
    Array,
    Object,
}

/// <summary>A node of a document in its flat form: where its bytes are, and where the next node begins.</summary>
/// <remarks>The tokens of a subtree follow each other; an object's are a name, its value's subtree, the next name …</remarks>
internal struct Token
{
    /// <summary>The first byte; of a text, the one after its quote.</summary>
    public int Start;

    /// <summary>How many bytes; of a text, without its quotes.</summary>
    public int Length;

    /// <summary>The token after this one's subtree; of a name, its hash.</summary>
    public int End;

    /// <summary>The array or object that it stands in; −1 for the root.</summary>
    public int Parent;

    /// <summary>What it is.</summary>
    public NodeKind Kind;

    /// <summary>Whether it is a property's name.</summary>
    public bool IsName;

    /// <summary>Whether the text has escapes, so that its bytes are not its characters.</summary>
    public bool IsEscaped;
}
