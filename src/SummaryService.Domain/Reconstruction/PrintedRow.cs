using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Reconstruction;

/// <summary>A row as it is printed.</summary>
/// <param name="Name">The layer's name, as far as it is printed.</param>
/// <param name="Shape">What is printed of its output.</param>
/// <param name="Place">Where the row begins.</param>
internal sealed record PrintedRow(string Name, PrintedShape Shape, TextPlace Place)
{
    /// <summary>Whether the name ends in an ellipsis or stands where its type did not fit.</summary>
    public bool IsNameCut { get; init; }

    /// <summary>The class, as far as it is printed; empty where none is.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether the class's bracket does not close.</summary>
    public bool IsTypeCut { get; init; }

    /// <summary>What a release prints that also tells what goes in; null for the others.</summary>
    public PrintedShape? Input { get; init; }

    /// <summary>The count; null where it is none (<c>?</c>, unbuilt).</summary>
    public Int128? Params { get; init; }

    /// <summary>What is printed in place of a count.</summary>
    public bool IsUnbuilt { get; init; }

    /// <summary>What the layer is called on.</summary>
    public ImmutableArray<PrintedReference> Connections { get; init; } = [];

    /// <summary>The column <c>Trainable</c>; null where there is none, or a dash.</summary>
    public bool? Trainable { get; init; }

    /// <summary>How deep the row stands in nested models.</summary>
    public int Level { get; init; }
}

/// <summary>A reference to a tensor as it is printed: layer, call, tensor.</summary>
/// <param name="Name">The layer's name, as far as it is printed.</param>
/// <param name="Call">The number of its call; null where that is cut off.</param>
/// <param name="Tensor">The number of the call's tensor; null where that is cut off.</param>
/// <param name="IsNameCut">Whether even the name may go on.</param>
internal readonly record struct PrintedReference(string Name, int? Call, int? Tensor, bool IsNameCut);
