using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Derivations;

/// <summary>How windows make the sizes of an output: the arithmetic of <see cref="Window"/>, shown.</summary>
internal static class WindowDims
{
    /// <summary>The sizes after the windows have slid over the input.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="x">What goes in.</param>
    /// <param name="channels">The rule for the channels.</param>
    public static DimRule[] SlideRules(this SpatialWindows windows, TensorShape x, DimRule channels)
    {
        var rules = Dims.Kept(x).With(windows.ChannelAxis, channels);
        for (var i = 0; i < windows.Rank; i++)
        {
            var axis = windows.FirstSpatialAxis + i;
            rules[axis] = new(Reason(windows.Padding), Steps(windows, i, x[axis]));
        }

        return rules;
    }

    /// <summary>The sizes after each input position has been spread over a window of the output.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="x">What goes in.</param>
    /// <param name="channels">The rule for the channels.</param>
    /// <param name="outputPadding">What is added at the end; null for what makes the sizes fit those of a convolution.</param>
    public static DimRule[] SpreadRules(this SpatialWindows windows, TensorShape x, DimRule channels, ImmutableArray<long>? outputPadding)
    {
        var rules = Dims.Kept(x).With(windows.ChannelAxis, channels);
        for (var i = 0; i < windows.Rank; i++)
        {
            var axis = windows.FirstSpatialAxis + i;
            rules[axis] = new(windows.Padding == Padding.Valid ? "spread.valid" : "spread.same", Spread(windows, i, x[axis], outputPadding?[i]));
        }

        return rules;
    }

    private static string Reason(Padding padding) => padding switch
    {
        Padding.Same => "window.same",
        Padding.Causal => "window.causal",
        _ => "window.valid",
    };

    private static Formula Steps(SpatialWindows windows, int i, Dim size)
    {
        var (input, stride) = (Formula.Named("input size", size), Formula.Named("stride", windows.Strides[i]));
        var window = Window(windows, i);
        return windows switch
        {
            { Padding: not Padding.Valid } => new Quotient(input, stride, RoundsUp: true),
            _ when windows.Dilations[i] == 1 => new Quotient(input - window, stride) + 1,
            _ => new Quotient(input - Reach(windows, i) - 1, stride) + 1,
        };
    }

    private static Formula Spread(SpatialWindows windows, int i, Dim size, long? outputPadding)
    {
        var (input, stride) = (Formula.Named("input size", size), Formula.Named("stride", windows.Strides[i]));
        var extent = windows.Dilations[i] == 1 ? Window(windows, i) : Reach(windows, i) + 1;
        var last = (input - 1) * stride;
        return (windows.Padding, outputPadding) switch
        {
            (Padding.Valid, null) => last + new Larger(extent, stride),
            (Padding.Valid, { } added) => new Sum([last, extent, Formula.Named("output padding", added)]),
            (_, { } added) => new Sum([last, new Remainder(extent, 2), Formula.Named("output padding", added)]),
            _ => input * stride,
        };
    }

    /// <summary>How far apart the first and the last element are that a dilated window sees.</summary>
    private static Formula Reach(SpatialWindows windows, int i) => Formula.Named("dilation", windows.Dilations[i]) * (Window(windows, i) - 1);

    private static Formula Window(SpatialWindows windows, int i) => Formula.Named(
        windows.SizeArgument switch
        {
            "kernel_size" => "kernel size",
            "pool_size" => "pool size",
            "size" => "patch size",
            _ => "frame length",
        },
        windows.Sizes[i]);
}
