using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>The receptive field of a layer's last call, or why there is none; neither while the layer was not reached.</summary>
internal readonly record struct View(ReceptiveField? Field, NoReceptiveField? Why)
{
    /// <summary>The view of a layer from which on there is no field.</summary>
    public static View Lost(string reason, string layer) => new(null, new(reason, layer));
}

/// <summary>Follows the receptive field from layer to layer. It depends on windows and strides alone, never on a size.</summary>
internal static class ReceptiveFields
{
    private const string NoAxes = "no_axes";

    /// <summary>An input's own field: each position sees itself.</summary>
    /// <param name="input">The input.</param>
    /// <param name="layer">The layer that stands for it.</param>
    public static View OfInput(TensorTree input, string layer)
    {
        if (input is not TensorSpec { Shape.Rank: > 2 and var rank }) return View.Lost(NoAxes, layer);
        ImmutableArray<Fraction> ones = [.. Enumerable.Repeat(new Fraction(1), rank - 2)];
        return new(new(ones, ones), null);
    }

    /// <summary>The field after a layer.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="sight">What of its input the layer sees.</param>
    /// <param name="sources">The fields of what goes in.</param>
    /// <param name="output">What comes out.</param>
    /// <exception cref="OverflowException">The field is beyond what can be counted.</exception>
    public static View After(string layer, Sight sight, List<View> sources, TensorTree output)
    {
        if (sight.Kind == SightKind.Begins && sources is [{ Why.Reason: NoAxes }]) return OfInput(output, layer);
        if (sources.FirstOrDefault(source => source.Field is null) is { Why: { } why }) return new(null, why);
        return sight.Kind switch
        {
            SightKind.OwnCode => View.Lost("own_code", layer),
            SightKind.SamePosition => Joined(sources) is { } field ? new(field, null) : View.Lost("strides_differ", layer),
            SightKind.Through when Joined(sources) is { } field && field.Extent.Length == sight.Axes.Length => new(Through(sight.Axes, field), null),
            _ => View.Lost("positions_lost", layer),
        };
    }

    private static ReceptiveField? Joined(List<View> sources)
    {
        ReceptiveField? joined = null;
        foreach (var (source, _) in sources)
        {
            if (source is null) return null;
            if (joined is null) joined = source;
            else if (!joined.Stride.SequenceEqual(source.Stride)) return null;
            else joined = joined with { Extent = [.. joined.Extent.Zip(source.Extent, (a, b) => a < b ? b : a)] };
        }

        return joined;
    }

    private static ReceptiveField Through(ImmutableArray<Glimpse> axes, ReceptiveField field)
    {
        var (extent, stride) = (new Fraction[axes.Length], new Fraction[axes.Length]);
        for (var i = 0; i < axes.Length; i++)
        {
            extent[i] = field.Extent[i] + (axes[i].Reach * field.Stride[i]);
            stride[i] = field.Stride[i] * axes[i].Stride;
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(extent), ImmutableCollectionsMarshal.AsImmutableArray(stride));
    }
}
