using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Summaries;

/// <summary>What part of the model's input an element of a layer's output depends on, for each spatial axis.</summary>
/// <param name="Extent">How far it reaches over the input, in elements: a fraction where the output is finer than the input.</param>
/// <param name="Stride">How far the next element's view lies from its own: less than 1 where the output is finer than the input.</param>
public sealed record ReceptiveField(ImmutableArray<Fraction> Extent, ImmutableArray<Fraction> Stride)
{
    /// <summary>How many elements of the input it depends on at most.</summary>
    public IEnumerable<long> Size => Extent.Select(extent => extent.Ceiling);
}

/// <summary>Why there is no receptive field.</summary>
/// <param name="Reason">
/// <c>no_axes</c>: the model's input has no spatial axes; <c>positions_lost</c>: a layer's output has no positions that belong to those
/// of its input; <c>own_code</c>: what a layer computes is not known; <c>strides_differ</c>: a layer joins branches of different strides;
/// <c>too_large</c>: the field is beyond what can be counted.
/// </param>
/// <param name="Layer">The layer at which it ends.</param>
public sealed record NoReceptiveField(string Reason, string Layer);
