using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>What a table's cell tells of a shape.</summary>
/// <param name="Text">The cell.</param>
internal sealed record PrintedShape(string Text)
{
    /// <summary>A cell that tells nothing: <c>multiple</c>, <c>?</c>.</summary>
    public static PrintedShape Untold(string text) => new(text);

    /// <summary>The shapes in order; empty where the cell tells none.</summary>
    public ImmutableArray<TensorShape> Tensors { get; init; } = [];

    /// <summary>Whether the shapes stand in a list or a tuple, even if there is one alone.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the cell ends before its brackets do, so that more may belong to it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether even the last shape's bracket is missing, so that its last size may miss digits and others may follow.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether the cell tells a shape.</summary>
    public bool IsTold => !Tensors.IsEmpty;

    /// <summary>Whether the cell can be the print of these shapes.</summary>
    public bool Allows(IReadOnlyList<TensorSpec> tensors)
    {
        if (!IsTold) return true;
        // A release that tells one shape of several tells the first.
        if (tensors.Count < Tensors.Length || (tensors.Count > Tensors.Length && !IsOpen)) return false;
        for (var i = 0; i < Tensors.Length; i++)
        {
            if (i == Tensors.Length - 1 && IsCut ? !AllowsCut(Tensors[i], tensors[i].Shape) : !Tensors[i].Equals(tensors[i].Shape)) return false;
        }

        return true;
    }

    private static bool AllowsCut(TensorShape cut, TensorShape whole)
    {
        if (whole.Rank < cut.Rank) return false;
        for (var i = 0; i < cut.Rank - 1; i++)
        {
            if (cut[i] != whole[i]) return false;
        }

        return cut.Rank == 0 || cut[^1] == whole[cut.Rank - 1]
            || (cut[^1].IsKnown && whole[cut.Rank - 1].IsKnown
                && whole[cut.Rank - 1].Size.ToString(CultureInfo.InvariantCulture).StartsWith(cut[^1].Size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
