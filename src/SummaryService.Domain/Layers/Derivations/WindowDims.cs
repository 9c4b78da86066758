using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Derivations;

/// <summary>How windows make the sizes of an output.</summary>
internal static class WindowDims
{
    /// <summary>The sizes after the windows have slid over the input.</summary>
    public static DimRule[] SlideRules(this SpatialWindows windows, TensorShape x, DimRule channels) =>
        windows.Slide(Dims.Given(x), channels.Size.Because(channels.Reason)).Rules();

    /// <summary>The sizes after each input position has been spread over a window of the output.</summary>
    public static DimRule[] SpreadRules(this SpatialWindows windows, TensorShape x, DimRule channels, ImmutableArray<long>? outputPadding) =>
        windows.Spread(Dims.Given(x), channels.Size.Because(channels.Reason), outputPadding).Rules();

    /// <summary>The shape after the windows have slid over the input.</summary>
    public static TensorShape Slide(this SpatialWindows windows, TensorShape x, Dim channels) => windows.Slide(x.Sizes(), channels).Counted();

    /// <summary>The shape after each input position has been spread over a window of the output.</summary>
    public static TensorShape Spread(this SpatialWindows windows, TensorShape x, Dim channels, ImmutableArray<long>? outputPadding) =>
        windows.Spread(x.Sizes(), channels, outputPadding).Counted();
}
