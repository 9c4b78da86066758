namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Elements in order: a list or a tuple.</summary>
internal abstract class Sequence(List<Value> items) : Value
{
    /// <summary>The elements.</summary>
    public List<Value> Items => items;

    public override bool IsTrue => items.Count > 0;

    public override long? Length => items.Count;

    public override IEnumerable<Value> Elements(Evaluator evaluator) => Walk();

    public override Value? Item(Value key, Evaluator evaluator)
    {
        if (key is not SliceValue slice) return items[(int)Indexing.Place(key, items.Count, evaluator)];
        evaluator.Budget.AddElements(items.Count);
        return Of([.. slice.Indices(items.Count, evaluator).Select(index => items[(int)index])]);
    }

    /// <summary>A sequence of the same class with other elements.</summary>
    public abstract Sequence Of(List<Value> elements);

    public override bool IsEqualTo(Value other) =>
        other is Sequence sequence && sequence.TypeName == TypeName && sequence.Items.Count == items.Count && !items.Where((item, i) => !item.IsEqualTo(sequence.Items[i])).Any();

    public override string Represent(Evaluator evaluator)
    {
        using var level = evaluator.Deeper();
        var parts = items.Select(item => item.Represent(evaluator)).ToList();
        var (open, close) = this is ListValue ? ("[", "]") : ("(", ")");
        var text = parts.Count == 1 && close == ")" ? $"({parts[0]},)" : $"{open}{string.Join(", ", parts)}{close}";
        evaluator.Budget.AddCharacters(text.Length);
        return text;
    }

    // By index: the code may change a list while it loops over it.
    private IEnumerable<Value> Walk()
    {
        for (var i = 0; i < items.Count; i++)
            yield return items[i];
    }
}

/// <summary>A list.</summary>
internal sealed class ListValue(List<Value> items) : Sequence(items)
{
    public override string TypeName => "list";

    public override int? Hash => null;

    public override Sequence Of(List<Value> elements) => new ListValue(elements);

    public override Value? Attribute(string name, Evaluator evaluator) => ListMethods.Find(this, name);

    public override bool SetItem(Value key, Value value, Evaluator evaluator)
    {
        if (key is SliceValue slice)
        {
            var indices = slice.Indices(Items.Count, evaluator).ToList();
            var values = evaluator.Iterate(value).ToList();
            if (indices.Count > 0 && indices.Count != values.Count) throw evaluator.Error("ValueError", "a slice is assigned as many elements as it has");
            for (var i = 0; i < indices.Count; i++)
                Items[(int)indices[i]] = values[i];
            if (indices.Count == 0) Items.AddRange(values);
            return true;
        }

        Items[(int)Indexing.Place(key, Items.Count, evaluator)] = value;
        return true;
    }
}

/// <summary>A tuple.</summary>
internal class TupleValue(List<Value> items) : Sequence(items)
{
    public override string TypeName => "tuple";

    public override int? Hash
    {
        get
        {
            var hash = default(HashCode);
            foreach (var item in Items)
            {
                if (item.Hash is not { } part) return null;
                hash.Add(part);
            }

            return hash.ToHashCode();
        }
    }

    public override Sequence Of(List<Value> elements) => new TupleValue(elements);

    public override Value? Attribute(string name, Evaluator evaluator) => TupleMethods.Find(this, name);
}

/// <summary>A dict, in the order in which its keys were put in.</summary>
internal sealed class DictValue : Value
{
    /// <summary>The items.</summary>
    public OrderedDictionary<Value, Value> Items { get; } = new(ValueEquality.Instance);

    public override string TypeName => "dict";

    public override bool IsTrue => Items.Count > 0;

    public override long? Length => Items.Count;

    public override int? Hash => null;

    public override Value? Attribute(string name, Evaluator evaluator) => DictMethods.Find(this, name);

    public override IEnumerable<Value> Elements(Evaluator evaluator) => [.. Items.Keys];

    public override Value? Item(Value key, Evaluator evaluator) =>
        Items.TryGetValue(evaluator.Key(key), out var value) ? value : throw evaluator.Error("KeyError", key.Represent(evaluator));

    public override bool SetItem(Value key, Value value, Evaluator evaluator)
    {
        evaluator.Budget.AddElements(1);
        Items[evaluator.Key(key)] = value;
        return true;
    }

    public override bool IsEqualTo(Value other) =>
        other is DictValue dict && dict.Items.Count == Items.Count && Items.All(item => dict.Items.TryGetValue(item.Key, out var value) && value.IsEqualTo(item.Value));

    public override string Represent(Evaluator evaluator)
    {
        using var level = evaluator.Deeper();
        var text = $"{{{string.Join(", ", Items.Select(item => $"{item.Key.Represent(evaluator)}: {item.Value.Represent(evaluator)}"))}}}";
        evaluator.Budget.AddCharacters(text.Length);
        return text;
    }
}

/// <summary>A set.</summary>
internal sealed class SetValue : Value
{
    /// <summary>The elements, in the order in which they were put in.</summary>
    public OrderedDictionary<Value, Value> Items { get; } = new(ValueEquality.Instance);

    public override string TypeName => "set";

    public override bool IsTrue => Items.Count > 0;

    public override long? Length => Items.Count;

    public override int? Hash => null;

    public override Value? Attribute(string name, Evaluator evaluator) => SetMethods.Find(this, name);

    public override IEnumerable<Value> Elements(Evaluator evaluator) => [.. Items.Keys];

    public override bool IsEqualTo(Value other) => other is SetValue set && set.Items.Count == Items.Count && Items.Keys.All(set.Items.ContainsKey);

    public override string Represent(Evaluator evaluator) =>
        Items.Count == 0 ? "set()" : $"{{{string.Join(", ", Items.Keys.Select(item => item.Represent(evaluator)))}}}";
}

/// <summary>Numbers at equal distances, which are not kept but counted: <c>range(10**12)</c> takes no room.</summary>
internal sealed class RangeValue(long start, long stop, long step) : Value
{
    public override string TypeName => "range";

    public override bool IsTrue => Count > 0;

    public override long? Length => Count;

    private long Count => step > 0 ? Math.Max(0, (stop - start + step - 1) / step) : Math.Max(0, (start - stop - step - 1) / -step);

    public override IEnumerable<Value> Elements(Evaluator evaluator)
    {
        for (long i = 0, count = Count; i < count; i++)
            yield return new Int(start + i * step);
    }

    public override Value? Item(Value key, Evaluator evaluator)
    {
        if (key is not SliceValue slice) return new Int(start + Indexing.Place(key, Count, evaluator) * step);
        return new ListValue([.. slice.Indices(Count, evaluator).Select(index => new Int(start + index * step))]);
    }

    public override bool IsEqualTo(Value other) => other is RangeValue range && range.Represent(null!) == Represent(null!);

    public override string Represent(Evaluator evaluator) => step == 1 ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})";
}

/// <summary>What a loop makes one after the other: a generator, <c>zip</c>, <c>map</c>. It can be walked once.</summary>
internal sealed class Iterator(string typeName, IEnumerable<Value> elements) : Value
{
    private readonly IEnumerator<Value> _elements = elements.GetEnumerator();

    public override string TypeName => typeName;

    /// <summary>The next element; null at the end.</summary>
    public Value? Next() => _elements.MoveNext() ? _elements.Current : null;

    public override IEnumerable<Value> Elements(Evaluator evaluator)
    {
        while (Next() is { } element)
            yield return element;
    }
}

/// <summary>The equality of Python's keys.</summary>
internal sealed class ValueEquality : IEqualityComparer<Value>
{
    public static readonly ValueEquality Instance = new();

    public bool Equals(Value? left, Value? right) => left is not null && right is not null && left.IsEqualTo(right);

    public int GetHashCode(Value value) => value.Hash ?? 0;
}
