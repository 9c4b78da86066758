using System.Collections.Immutable;

namespace SummaryService.Domain.Layers.Convolutional;

/// <summary>The arguments that tell how the windows of a convolution slide: the same in every layer of the family.</summary>
internal static class ConvolutionWindows
{
    /// <summary>Reads the windows of a layer with so many spatial axes.</summary>
    public static SpatialWindows Read(ConfigReader c, int rank, bool canBeCausal = false)
    {
        var sizes = c.Sizes("kernel_size", rank);
        var strides = c.Sizes("strides", rank, orElse: 1);
        var padding = canBeCausal ? c.Choice("padding", "valid", "same", "causal") : c.Choice("padding", "valid", "same");
        var channelsFirst = c.ChannelsFirst();
        var dilations = c.Sizes("dilation_rate", rank, orElse: 1);
        return new(sizes, strides, dilations, Paddings.Parse(padding), channelsFirst, "kernel_size");
    }

    /// <summary>Reports windows that both leap and spread, which most of the family cannot do.</summary>
    public static void RefuseStridesWithDilation(this SpatialWindows windows, ConfigReader c)
    {
        if (IsAboveOne(windows.Strides) && IsAboveOne(windows.Dilations))
            c.Report("dilation_rate", "conflicting_arguments.strides_and_dilation");
    }

    private static bool IsAboveOne(ImmutableArray<long> sizes)
    {
        foreach (var size in sizes)
        {
            if (size > 1) return true;
        }

        return false;
    }
}
