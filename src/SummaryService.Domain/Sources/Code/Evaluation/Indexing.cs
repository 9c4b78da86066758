namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Places in sequences.</summary>
internal static class Indexing
{
    /// <summary>The place that an index stands for, counted from the end where it is negative.</summary>
    public static long Place(Value key, long length, Evaluator evaluator)
    {
        if (key is not Int index) throw evaluator.Error("TypeError", $"indices must be integers or slices, not {key.TypeName}");
        var place = index.Number < 0 ? index.Number + length : index.Number;
        return place >= 0 && place < length ? place : throw evaluator.Error("IndexError", $"index {index.Number} is out of range for length {length}");
    }
}

/// <summary>A slice: <c>start:stop:step</c>.</summary>
internal sealed class SliceValue(Value start, Value stop, Value step) : Value
{
    public override string TypeName => "slice";

    /// <summary>Where it begins; None for an end of the sequence.</summary>
    public Value Start => start;

    /// <summary>Where it ends.</summary>
    public Value Stop => stop;

    /// <summary>How far apart the elements are.</summary>
    public Value Step => step;

    /// <summary>The places that it picks from a sequence.</summary>
    public IEnumerable<long> Indices(long length, Evaluator evaluator)
    {
        var by = Bound(step, 1, evaluator);
        if (by == 0) throw evaluator.Error("ValueError", "slice step cannot be zero");
        var (least, most) = by > 0 ? (0L, length) : (-1L, length - 1);
        var from = Clamp(start, by > 0 ? least : most, length, least, most, evaluator);
        var to = Clamp(stop, by > 0 ? most : least, length, least, most, evaluator);
        return Walk(from, to, by);
    }

    private static IEnumerable<long> Walk(long from, long to, long by)
    {
        for (var i = from; by > 0 ? i < to : i > to;)
        {
            yield return i;
            if (by > 0 ? to - i <= by : i - to <= -by) yield break;
            i += by;
        }
    }

    private static long Bound(Value value, long orElse, Evaluator evaluator) => value switch
    {
        None => orElse,
        Int number => number.Number,
        _ => throw evaluator.Error("TypeError", "slice indices must be integers or None"),
    };

    private static long Clamp(Value value, long orElse, long length, long least, long most, Evaluator evaluator)
    {
        if (value is None) return orElse;
        var place = Bound(value, orElse, evaluator);
        return Math.Clamp(place < 0 ? place + length : place, least, most);
    }
}
