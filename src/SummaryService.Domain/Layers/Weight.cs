using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A weight as its layer declares it: what it is for, a name and named axes, from which every count, formula and sentence follows.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Name">The name that Keras gives it, such as <c>kernel</c>.</param>
/// <param name="Axes">Its axes in order.</param>
internal readonly record struct Weight(WeightRole Role, string Name, params Axis[] Axes)
{
    /// <summary>The type of its elements; null for the layer's variable dtype.</summary>
    public DType? DType { get; init; }

    /// <summary>Why it is not trainable even in a trainable layer; null where it is.</summary>
    public WhyFixed? Fixed { get; init; }

    /// <summary>Weights that nobody else changes: an array of them is taken as it is.</summary>
    public static ImmutableArray<Weight> All(IEnumerable<Weight> weights) =>
        weights is Weight[] array ? ImmutableCollectionsMarshal.AsImmutableArray(array) : [.. weights];
}
