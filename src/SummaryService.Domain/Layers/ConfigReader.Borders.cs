using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <summary>How many positions are added to an axis, or taken from it, at each end.</summary>
/// <param name="Before">At its start.</param>
/// <param name="After">At its end.</param>
public readonly record struct Border(long Before, long After);

/// <content>Borders: what is added or taken at the ends of axes.</content>
public sealed partial class ConfigReader
{
    /// <summary>A border for each of some axes: one number for all ends, one for each axis, or a pair for each axis.</summary>
    /// <remarks>For a single axis a list of two numbers is its pair.</remarks>
    public ImmutableArray<Border> Borders(string name, int rank, long orElse)
    {
        _record?.Add(new(name, ArgumentKind.Borders, IsRequired: false) { Minimum = 0, Length = rank, Default = $"{orElse}" });
        var value = Take(name);
        var borders = new Border[rank];
        Array.Fill(borders, new Border(orElse, orElse));
        if (_spelling is { IsOld: true } && TryReadEnds(value, borders)) return ImmutableArray.Create(borders);
        if (value.Exists && !TryReadBorders(value, borders)) Report(name, rank == 1 ? "wrong_kind.border" : "wrong_kind.borders", ("count", rank));
        return ImmutableArray.Create(borders);
    }

    private static bool TryReadBorders(Node value, Border[] borders)
    {
        if (borders.Length == 1 || value.Kind == NodeKind.Number)
        {
            var isRead = TryReadBorder(value, out var border);
            Array.Fill(borders, border);
            return isRead;
        }

        if (!value.IsArray || value.ItemCount != borders.Length) return false;
        var axis = 0;
        foreach (var item in value.Items)
        {
            if (!TryReadBorder(item, out borders[axis++])) return false;
        }

        return true;
    }

    /// <summary>Keras 1 also lists the ends of all axes one after the other.</summary>
    private static bool TryReadEnds(Node value, Border[] borders)
    {
        if (borders.Length == 1 || value.ItemCount != 2 * borders.Length) return false;
        var end = 0;
        foreach (var item in value.Items)
        {
            if (!item.TryGetInteger(out var size) || size < 0) return false;
            ref var border = ref borders[end / 2];
            border = end++ % 2 == 0 ? new(size, 0) : border with { After = size };
        }

        return true;
    }

    private static bool TryReadBorder(Node value, out Border border)
    {
        border = default;
        if (value.TryGetInteger(out var both) && both >= 0)
        {
            border = new(both, both);
            return true;
        }

        Span<long> ends = stackalloc long[2];
        if (!value.IsArray || value.ItemCount != ends.Length) return false;
        var end = 0;
        foreach (var item in value.Items)
        {
            if (!item.TryGetInteger(out ends[end]) || ends[end++] < 0) return false;
        }

        border = new(ends[0], ends[1]);
        return true;
    }
}
