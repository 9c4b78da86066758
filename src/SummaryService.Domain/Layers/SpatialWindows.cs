using System.Collections.Immutable;
using System.Numerics;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>Windows along the spatial axes of (batch, …, channels) or (batch, channels, …).</summary>
/// <param name="Sizes">Their size along each axis.</param>
/// <param name="Strides">Their stride along each axis.</param>
/// <param name="Dilations">Their dilation along each axis.</param>
/// <param name="Padding">What they do at the edges.</param>
/// <param name="ChannelsFirst">Whether the channels come right after the batch.</param>
/// <param name="SizeArgument">What the layer calls their size: <c>kernel_size</c>, <c>pool_size</c>.</param>
internal sealed record SpatialWindows(
    ImmutableArray<long> Sizes,
    ImmutableArray<long> Strides,
    ImmutableArray<long> Dilations,
    Padding Padding,
    bool ChannelsFirst,
    string SizeArgument)
{
    /// <summary>Whether positions that padding adds are left out of the result, as in pooling; else they are zeros.</summary>
    public bool IgnoresPadding { get; init; }

    /// <summary>How many spatial axes there are.</summary>
    public int Rank => Sizes.Length;

    /// <summary>The axis of the channels.</summary>
    public Index ChannelAxis => ChannelsFirst ? 1 : ^1;

    /// <summary>The first of the spatial axes.</summary>
    public int FirstSpatialAxis => ChannelsFirst ? 2 : 1;

    /// <summary>The product of the sizes: how many elements a window sees.</summary>
    public Count Volume
    {
        get
        {
            Count volume = 1L;
            foreach (var size in Sizes)
                volume *= size;
            return volume;
        }
    }

    /// <summary>What an element sees that comes out where the windows slide.</summary>
    public Sight Sight => Sight.Through([.. Enumerable.Range(0, Rank).Select(axis => new Glimpse((Sizes[axis] - 1) * Dilations[axis], Strides[axis]))]);

    /// <summary>What an element sees that comes out where each input position is spread over a window.</summary>
    public Sight SpreadSight => Sight.Through([.. Enumerable.Range(0, Rank).Select(axis => SpreadGlimpse(Sizes[axis], Strides[axis], Dilations[axis]))]);

    /// <summary>The shape after the windows have slid over the input, with so many channels.</summary>
    public Shape<T> Slide<T>(Shape<T> x, T channels)
        where T : ISize<T>
    {
        var sizes = (T[])x.OfRank(Rank + 2).Sizes.Clone();
        for (var i = 0; i < Rank; i++)
        {
            var steps = At(i).Steps(sizes[FirstSpatialAxis + i]);
            if (Padding == Padding.Valid && steps.Size is { IsKnown: true, Size: <= 0 }) throw DoesNotFit(x.Counted());
            sizes[FirstSpatialAxis + i] = steps;
        }

        sizes[ChannelAxis] = channels;
        return new(sizes);
    }

    /// <summary>The shape after each input position has been spread over a window of the output, with so many channels.</summary>
    public Shape<T> Spread<T>(Shape<T> x, T channels, ImmutableArray<long>? outputPadding)
        where T : ISize<T>
    {
        var sizes = (T[])x.OfRank(Rank + 2).Sizes.Clone();
        for (var i = 0; i < Rank; i++)
        {
            ref var size = ref sizes[FirstSpatialAxis + i];
            size = At(i).Spread(size, outputPadding?[i]);
            // Only an empty input with a given output padding comes so far: its spread has no default to hold it up.
            if (size.Size is { IsKnown: true, Size: < 0 })
                throw RuleBrokenException.InInput("negative_dimension.empty_input", ("input", Spatial(x.Counted())), ("shape", x));
        }

        sizes[ChannelAxis] = channels;
        return new(sizes);
    }

    // Of the taps of a window, which lie a dilation apart, only those meet an input position that lie a multiple of the stride apart.
    private static Glimpse SpreadGlimpse(long size, long stride, long dilation)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(stride, dilation);
        var apart = stride / common;
        return new((size - 1) / apart * (dilation / common), new(1, stride));
    }

    private Window At(int axis) => new(Sizes[axis], Strides[axis], Dilations[axis], Padding, Term) { IgnoresPadding = IgnoresPadding };

    private string Term => SizeArgument switch
    {
        "kernel_size" or "kernel" => "kernel size",
        "pool_size" => "pool size",
        "size" => "patch size",
        _ => "frame length",
    };

    private RuleBrokenException DoesNotFit(TensorShape x)
    {
        var input = x.Dims.Slice(FirstSpatialAxis, Rank).ToArray();
        var sizes = string.Join("×", Sizes);
        var spatial = Spatial(x);
        if (input.Any(dim => dim is { IsKnown: true, Size: < 1 }))
            return RuleBrokenException.InInput("negative_dimension.empty_input", ("input", spatial), ("shape", x));
        var largest = input.Select((dim, i) => dim.IsKnown ? Math.Min(Sizes[i], At(i).LargestFor(dim.Size)) : Sizes[i]).ToArray();
        var most = largest.Distinct().Count() == 1 ? $"{largest[0]}" : $"[{string.Join(", ", largest)}]";
        var key = Dilations.Any(dilation => dilation > 1) ? "negative_dimension.dilated_window" : "negative_dimension.window";
        return RuleBrokenException.In(SizeArgument, key, ("sizes", sizes), ("input", spatial), ("most", most), ("shape", x),
            ("dilation", string.Join("×", Dilations)));
    }

    private string Spatial(TensorShape x) => string.Join("×", x.Dims.Slice(FirstSpatialAxis, Rank).ToArray());
}
