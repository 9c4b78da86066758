using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>What a reading of a row must give: the printed shape and count.</summary>
/// <param name="Shape">The shape; it may tell nothing.</param>
/// <param name="Params">The count; null where none is printed.</param>
internal sealed record RowTarget(PrintedShape Shape, Int128? Params)
{
    /// <summary>The sizes that are printed, the batch's apart, the last first, each once.</summary>
    public ImmutableArray<long> Sizes { get; } =
        [.. Shape.Tensors.SelectMany(tensor => tensor.Dims.ToArray().Skip(1).Reverse()).Where(dim => dim is { IsKnown: true, Size: > 0 }).Select(dim => dim.Size).Distinct().Take(12)];

    /// <summary>Whether something that a layer gives is what is printed.</summary>
    public bool IsMetBy(Effect effect) => (Params is not { } count || effect.Params == count) && Shape.Allows(effect.Tensors);

    /// <summary>What is printed for an axis of the first tensor; null where nothing is, or only a part.</summary>
    public Dim? SizeAt(int axis)
    {
        if (!Shape.IsTold || axis >= Shape.Tensors[0].Rank) return null;
        var isLast = Shape.IsCut && Shape.Tensors.Length == 1 && axis == Shape.Tensors[0].Rank - 1;
        return isLast ? null : Shape.Tensors[0][axis];
    }
}
