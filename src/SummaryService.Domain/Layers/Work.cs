using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>How much arithmetic one forward pass through a layer is.</summary>
/// <param name="Macs">Multiply-accumulates, without biases.</param>
/// <param name="Elementwise">Operations that are no multiply-accumulates: bias additions, activations, comparisons.</param>
internal readonly record struct Work(Count Macs, Count Elementwise)
{
    /// <summary>Nothing is computed: elements only move.</summary>
    public static Work None { get; } = new(0L, 0L);

    /// <summary>Nobody can tell how much: of code that is not Keras's.</summary>
    public static Work Unknown { get; } = new(Count.Unknown, Count.Unknown);

    /// <summary>Floating-point operations: a multiply-accumulate is two.</summary>
    public Count Flops => (Macs * 2L) + Elementwise;

    /// <summary>Both of them.</summary>
    public static Work operator +(Work left, Work right) => new(left.Macs + right.Macs, left.Elementwise + right.Elementwise);

    /// <summary>The same so many times; none stays none, however often.</summary>
    public Work Times(Count times) => new(Times(Macs, times), Times(Elementwise, times));

    /// <summary>One operation an element for an activation function; none for <c>linear</c>.</summary>
    public static Count Activation(string? activation, Count elements) => activation is null ? 0L : elements;

    private static Count Times(Count operations, Count times) => operations == 0L ? operations : operations * times;
}
