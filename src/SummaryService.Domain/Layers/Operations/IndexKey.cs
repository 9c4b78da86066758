using System.Globalization;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>What stands in Python's square brackets: numbers, slices, <c>...</c> and new axes.</summary>
/// <remarks>
/// A file holds slices as Keras serializes them; a person writes them as in Python: <c>"key": [":", 0, "1:-1"]</c>,
/// with <c>"..."</c> for all axes between and <c>null</c> for a new one.
/// </remarks>
internal static class IndexKey
{
    private const string Argument = "key";

    private readonly record struct Entry(bool IsEllipsis = false, bool IsNewAxis = false, long? Index = null, Range Range = default);

    private readonly record struct Range(long? Start, long? Stop, long? Step);

    /// <summary>The shape of what a key picks.</summary>
    public static TensorShape Apply(Node key, TensorShape x) => new([.. Walk(key, x, 1, axis => x[axis], (range, axis) => Count(range, x[axis]))]);

    /// <summary>How the sizes of what a key picks come about.</summary>
    public static DimRule[] Sizes(Node key, TensorShape x) =>
        [.. Walk(key, x, new DimRule("inserted", 1), axis => Dims.Kept(x[axis]), (range, axis) => CountRule(range, x[axis]))];

    private static List<T> Walk<T>(Node key, TensorShape x, T newAxis, Func<int, T> whole, Func<Range, int, T> part)
    {
        var entries = Read(key);
        if (entries.Count(entry => entry.IsEllipsis) > 1) throw Broken("wrong_kind.ellipsis");
        if (!entries.Any(entry => entry.IsEllipsis)) entries.Add(new(IsEllipsis: true));
        var used = entries.Count(entry => entry is { IsEllipsis: false, IsNewAxis: false });
        if (used > x.Rank) throw RuleBrokenException.In(Argument, "wrong_rank.key", ("received", used), ("rank", x.Rank), ("shape", x));
        var picked = new List<T>();
        var axis = 0;
        foreach (var entry in entries)
        {
            if (entry.IsNewAxis) picked.Add(newAxis);
            else if (entry.Index is { } index) Check(index, x, axis++);
            else if (!entry.IsEllipsis) picked.Add(part(entry.Range, axis++));
            else
            {
                for (var end = axis + x.Rank - used; axis < end; axis++)
                    picked.Add(whole(axis));
            }
        }

        return picked;
    }

    private static void Check(long index, TensorShape x, int axis)
    {
        if (x[axis] is { IsKnown: true, Size: var size } && (index >= size || index < -size))
            throw RuleBrokenException.In(Argument, "out_of_range.index", ("index", index), ("axis", axis), ("size", size), ("shape", x));
    }

    /// <summary>How many elements a slice takes of an axis, by Python's rules.</summary>
    private static Dim Count(Range range, Dim size)
    {
        if (!size.IsKnown) return Dim.Unknown;
        var (distance, stride) = Reach(range, size);
        return distance <= 0 ? 0 : (long)((distance + stride - 1) / stride);
    }

    private static DimRule CountRule(Range range, Dim size)
    {
        if (!size.IsKnown || range == default) return Dims.Kept(size);
        var (distance, stride) = Reach(range, size);
        if (distance <= 0) return new("sliced.nothing", 0);
        return new("sliced", stride == 1 ? new Number(distance) : new Quotient(new Number(distance), new Term("step", stride), RoundsUp: true));
    }

    /// <summary>How many places a slice spans, from its start to before its end, and how far apart it picks.</summary>
    private static (Int128 Distance, Int128 Stride) Reach(Range range, Dim size)
    {
        var step = range.Step ?? 1;
        if (step == 0) throw Broken("wrong_kind.step");
        var (least, most) = step > 0 ? (0L, size.Size) : (-1L, size.Size - 1);
        var start = Place(range.Start) ?? (step > 0 ? least : most);
        var stop = Place(range.Stop) ?? (step > 0 ? most : least);
        var distance = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        return (distance, step > 0 ? step : -(Int128)step);

        long? Place(long? written) => written is { } place
            ? (long)Int128.Clamp(place < 0 ? (Int128)place + size.Size : place, least, most)
            : null;
    }

    private static List<Entry> Read(Node key)
    {
        if (!key.Exists) throw RuleBrokenException.In(Argument, "missing_argument");
        var entries = new List<Entry>();
        if (key.IsArray)
        {
            foreach (var item in key.Items)
                entries.Add(ReadEntry(item));
        }
        else if (key.IsText)
        {
            foreach (var part in key.Text.Trim('[', ']').Split(','))
                entries.Add(Parse(part));
        }
        else
        {
            entries.Add(ReadEntry(key));
        }

        return entries;
    }

    private static Entry ReadEntry(Node item)
    {
        if (item.Kind == NodeKind.Null) return new(IsNewAxis: true);
        if (item.TryGetInteger(out var index)) return new(Index: index);
        if (item.IsText) return Parse(item.Text);
        if (item["class_name"].TextIs("__ellipsis__")) return new(IsEllipsis: true);
        if (!item["class_name"].TextIs("__slice__")) throw Broken("wrong_kind.key");
        var config = item["config"];
        return new(Range: new(Number(config["start"]), Number(config["stop"]), Number(config["step"])));
    }

    private static long? Number(Node value) => !value.HasValue ? null : value.TryGetInteger(out var number) ? number : throw Broken("wrong_kind.key");

    private static Entry Parse(string text)
    {
        text = text.Trim();
        if (text is "..." or "…") return new(IsEllipsis: true);
        if (text is "None" or "newaxis") return new(IsNewAxis: true);
        var parts = text.Split(':');
        if (parts.Length > 3) throw Broken("wrong_kind.key");
        return parts.Length == 1
            ? new(Index: Number(parts[0]) ?? throw Broken("wrong_kind.key"))
            : new(Range: new(Number(parts[0]), Number(parts[1]), parts.Length > 2 ? Number(parts[2]) : null));
    }

    private static long? Number(string text) => string.IsNullOrWhiteSpace(text) ? null
        : long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Broken("wrong_kind.key");

    private static RuleBrokenException Broken(string key) => RuleBrokenException.In(Argument, key);
}
