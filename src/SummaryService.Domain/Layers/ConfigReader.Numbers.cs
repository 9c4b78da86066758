using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <content>Numbers that stand alone, in pairs, or in lists.</content>
public sealed partial class ConfigReader
{
    /// <summary>A whole number, or nothing.</summary>
    internal long? OptionalInteger(string name, long least)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: false) { Minimum = least });
        var value = Take(name);
        return value.Exists ? Integer(name, value, least) : null;
    }

    /// <summary>Notes a fault where one argument is above another; one that is not given is not.</summary>
    internal void CheckNotAbove(string name, long? value, string other, long? most)
    {
        // What stands in for a faulty argument is not worth comparing.
        if (!HasFaults && value is { } given && most is { } limit && given > limit)
            Report(name, "out_of_range.more_than", ("value", given), ("other", other), ("most", limit));
    }

    /// <summary>A number, or two of them, from and to. No shape depends on which: it is only checked.</summary>
    internal void Range(string name, double least, double most, string? orElse = null, bool isRequired = false)
    {
        _record?.Add(new(name, ArgumentKind.Range, isRequired) { Minimum = least, Maximum = most, Default = orElse });
        var value = isRequired ? Required(name) : Take(name);
        if (!value.Exists) return;
        if (value.TryGetNumber(out var from)) CheckRange(from, from);
        else if (TryGetPair(value, out from, out var to)) CheckRange(from, to);
        else Report(name, "wrong_kind.range", ("least", least), ("most", most));

        // Keras refuses two numbers only where all between them is outside.
        void CheckRange(double from, double to)
        {
            if (from > most || to < least) Report(name, "out_of_range.between", ("least", least), ("most", most));
        }
    }

    /// <summary>Two numbers, from and to. No shape depends on which: they are only checked.</summary>
    internal void Pair(string name, string orElse)
    {
        _record?.Add(new(name, ArgumentKind.Range, IsRequired: false) { Length = 2, Default = orElse });
        var value = Take(name);
        if (value.Exists && !TryGetPair(value, out _, out _)) Report(name, "wrong_kind.pair", ("example", orElse));
    }

    /// <summary>The shape of a number or of lists of numbers; null where none is given, or where only Python can tell it.</summary>
    internal TensorShape? Numbers(string name, bool isRequired = false, string? orElse = null)
    {
        _record?.Add(new(name, ArgumentKind.Numbers, isRequired) { Default = orElse });
        var value = isRequired ? Required(name) : Take(name);
        // An object is a tensor as Keras serializes it.
        if (!value.Exists || value.IsObject) return null;
        var dims = new List<Dim>();
        var level = new List<Node> { value };
        while (level.Count > 0 && level[0].IsArray)
        {
            var size = level[0].ItemCount;
            var next = new List<Node>();
            foreach (var list in level)
            {
                if (!list.IsArray || list.ItemCount != size) return Refuse();
                foreach (var item in list.Items)
                    next.Add(item);
            }

            dims.Add(size);
            level = next;
        }

        return level.TrueForAll(item => item.Kind == NodeKind.Number) ? TensorShape.Owning([.. dims]) : Refuse();

        TensorShape? Refuse()
        {
            Report(name, "wrong_kind.numbers");
            return null;
        }
    }

    /// <summary>The axes of a list, or the only one; none where the argument is null, which is not what it is by default.</summary>
    internal ImmutableArray<long> AxesOrNone(string name, long orElse)
    {
        var axes = Axes(name, orElse);
        return IsNull(name) ? [] : axes;
    }

    private static bool TryGetPair(Node value, out double from, out double to)
    {
        (from, to) = (0, 0);
        if (value.ItemCount != 2) return false;
        var items = value.Items;
        return items.MoveNext() && items.Current.TryGetNumber(out from) && items.MoveNext() && items.Current.TryGetNumber(out to);
    }
}
