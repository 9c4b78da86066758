using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Rules that many operations share for the sizes of their outputs.</summary>
internal static class Sizes
{
    /// <summary>All elements in a row.</summary>
    public static DimRule[] Flat(TensorShape x) => [new("flattened.all", Dims.Product(x))];

    /// <summary>What is left of the axes after some, or all, have been reduced.</summary>
    public static DimRule[] Reduced(TensorShape x, ImmutableArray<long>? axes, bool keep = false)
    {
        var isReduced = axes is null ? null : x.Named("axis", axes.Value).ToHashSet();
        var rules = new List<DimRule>();
        for (var axis = 0; axis < x.Rank; axis++)
        {
            if (isReduced?.Contains(axis) == false) rules.Add(axis == 0 ? Dims.Batch(x[0]) : Dims.Kept(x[axis]));
            else if (keep) rules.Add(new("reduced", 1));
        }

        return [.. rules];
    }

    /// <summary>So many axes of the first operand, then those of the second.</summary>
    public static DimRule[] OfBoth(TensorShape y, int ofFirst) => Dims.Each(y, axis => new(axis < ofFirst ? "product.first" : "product.second", y[axis]));

    /// <summary>What comes of matrices on the last two axes: as long as their rows or their columns.</summary>
    public static DimRule[] OfMatrices(TensorShape x, TensorShape y) => Dims.Each(y, axis =>
        axis < x.Rank - 2 ? Dims.Kept(y[axis]) : new(y[axis] == x[^2] ? "matrix.rows" : "matrix.columns", y[axis]));
}
