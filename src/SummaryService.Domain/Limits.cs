using SummaryService.Domain.Documents;

namespace SummaryService.Domain;

/// <summary>What is refused for being too much: each far above what real models need, and low enough to stay quick.</summary>
public sealed record Limits
{
    /// <summary>The limits where nobody sets others.</summary>
    public static Limits Default { get; } = new();

    /// <summary>How many levels a document may nest, 64 at most, which is little enough for every later step. Default 64.</summary>
    public int Depth { get; init; } = DocumentReader.MaxDepth;

    /// <summary>How many layers a model may have, those of nested models included. Default 20,000.</summary>
    public int Layers { get; init; } = 20_000;

    /// <summary>How often layers may be called and tensors be referred to, together. Default 200,000.</summary>
    public int References { get; init; } = 200_000;

    /// <summary>How often nested models may be walked over, once for each distinct input. Default 2,000.</summary>
    public int ModelVisits { get; init; } = 2_000;

    /// <summary>How long a name may be, in UTF-16 code units. Default 256.</summary>
    public int NameLength { get; init; } = 256;

    /// <summary>How many tensors the layers may give together that give several each. Default 100,000.</summary>
    public int Tensors { get; init; } = 100_000;

    /// <summary>How many axes a shape may have. Default 16.</summary>
    public int Rank { get; init; } = 16;
}
