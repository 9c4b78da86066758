using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Follows the receptive field from layer to layer.</summary>
internal static class ReceptiveFields
{
    /// <summary>An input's own field: each position sees itself; null for an input without spatial axes.</summary>
    public static ReceptiveField? OfInput(TensorTree output)
    {
        if (output is not TensorSpec { Shape.Rank: > 2 and var rank }) return null;
        ImmutableArray<long> ones = [.. Enumerable.Repeat(1L, rank - 2)];
        return new(ones, ones);
    }

    /// <summary>The field after a layer; null where it has no meaning.</summary>
    /// <param name="sight">What of its input the layer sees.</param>
    /// <param name="sources">The fields of what goes in.</param>
    public static ReceptiveField? After(Sight sight, List<ReceptiveField?> sources)
    {
        if (!sight.KeepsPositions && sight.Windows is null) return null;
        if (Joined(sources) is not { } field) return null;
        if (sight.Windows is not { } windows) return field;
        try
        {
            return Through(windows, field);
        }
        catch (OverflowException)
        {
            // A view beyond 2⁶³ elements is none that anybody could mean.
            return null;
        }
    }

    private static ReceptiveField? Joined(List<ReceptiveField?> sources)
    {
        if (sources is [var only]) return only;
        ReceptiveField? joined = null;
        foreach (var source in sources)
        {
            if (source is null) return null;
            if (joined is null) joined = source;
            else if (!joined.Stride.SequenceEqual(source.Stride)) return null;
            else joined = joined with { Size = [.. joined.Size.Zip(source.Size, Math.Max)] };
        }

        return joined;
    }

    private static ReceptiveField? Through(SpatialWindows windows, ReceptiveField field)
    {
        if (windows.Rank != field.Size.Length) return null;
        var (size, stride) = (new long[windows.Rank], new long[windows.Rank]);
        for (var i = 0; i < windows.Rank; i++)
        {
            size[i] = field.Size[i] + (windows.Sizes[i] - 1) * windows.Dilations[i] * field.Stride[i];
            stride[i] = field.Stride[i] * windows.Strides[i];
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(size), ImmutableCollectionsMarshal.AsImmutableArray(stride));
    }
}
