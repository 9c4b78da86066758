namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The methods of lists.</summary>
internal static class ListMethods
{
    /// <summary>A method by its name; null where there is none.</summary>
    public static Builtin? Find(ListValue self, string name)
    {
        Func<Arguments, Evaluator, Value>? body = name switch
        {
            "append" => (arguments, evaluator) => Changed(evaluator, 1, () => self.Items.Add(First(arguments, evaluator))),
            "extend" => (arguments, evaluator) => Changed(evaluator, 0, () => self.Items.AddRange(evaluator.Collect(evaluator.Iterate(First(arguments, evaluator))))),
            "insert" => (arguments, evaluator) => Insert(self, arguments, evaluator),
            "pop" => (arguments, evaluator) => Pop(self, arguments.Find(0) ?? new Int(-1), evaluator),
            "remove" => (arguments, evaluator) => Changed(evaluator, 0, () => self.Items.RemoveAt(IndexOf(self, First(arguments, evaluator), evaluator))),
            "reverse" => (_, evaluator) => Changed(evaluator, 0, self.Items.Reverse),
            "sort" => (arguments, evaluator) => Sort(self, arguments, evaluator),
            "clear" => (_, evaluator) => Changed(evaluator, 0, self.Items.Clear),
            "copy" => (_, evaluator) => new ListValue(evaluator.Collect(self.Items)),
            _ => null,
        };
        return body is null ? TupleMethods.Find(self, name) : new(name, body);
    }

    /// <summary>The place of the first element that is equal to a value.</summary>
    public static int IndexOf(Sequence self, Value sought, Evaluator evaluator)
    {
        for (var i = 0; i < self.Items.Count; i++)
        {
            evaluator.Budget.Step();
            if (self.Items[i].IsEqualTo(sought)) return i;
        }

        throw evaluator.Error("ValueError", $"{sought.Represent(evaluator)} is not in {self.TypeName}");
    }

    /// <summary>Elements in their order.</summary>
    public static List<Value> Sorted(List<Value> items, Arguments arguments, Evaluator evaluator)
    {
        var key = arguments.Keywords.TryGetValue("key", out var given) && given.Value is not None ? given.Value : null;
        var keyed = items.ConvertAll(item => (Key: key?.Call(Arguments.Of(evaluator.Place, item), evaluator) ?? item, Item: item));
        var order = Comparer<Value>.Create((left, right) =>
        {
            evaluator.Budget.Step();
            return Operators.Order(left, right, "<", evaluator);
        });
        var isReversed = arguments.Keywords.TryGetValue("reverse", out var reverse) && reverse.Value.IsTrue;
        try
        {
            var sorted = isReversed ? keyed.OrderByDescending(pair => pair.Key, order) : keyed.OrderBy(pair => pair.Key, order);
            return [.. sorted.Select(pair => pair.Item)];
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is PythonException or BudgetException)
        {
            throw wrapped.InnerException;
        }
    }

    private static Value First(Arguments arguments, Evaluator evaluator) => arguments.Find(0) ?? throw evaluator.Error("TypeError", "expected 1 argument");

    private static None Changed(Evaluator evaluator, int added, Action change)
    {
        evaluator.Budget.AddElements(added);
        change();
        return None.Value;
    }

    private static None Insert(ListValue self, Arguments arguments, Evaluator evaluator)
    {
        if (arguments.Find(0) is not Int place || arguments.Find(1) is not { } value) throw evaluator.Error("TypeError", "insert expected 2 arguments");
        var at = Math.Clamp(place.Number < 0 ? place.Number + self.Items.Count : place.Number, 0, self.Items.Count);
        return Changed(evaluator, 1, () => self.Items.Insert((int)at, value));
    }

    private static Value Pop(ListValue self, Value place, Evaluator evaluator)
    {
        var at = (int)Indexing.Place(place, self.Items.Count, evaluator);
        var item = self.Items[at];
        self.Items.RemoveAt(at);
        return item;
    }

    private static None Sort(ListValue self, Arguments arguments, Evaluator evaluator)
    {
        var sorted = Sorted(self.Items, arguments, evaluator);
        self.Items.Clear();
        self.Items.AddRange(sorted);
        return None.Value;
    }
}

/// <summary>The methods of tuples, which lists have as well.</summary>
internal static class TupleMethods
{
    /// <summary>A method by its name; null where there is none.</summary>
    public static Builtin? Find(Sequence self, string name) => name switch
    {
        "index" => new(name, (arguments, evaluator) => new Int(ListMethods.IndexOf(self, arguments.Find(0) ?? None.Value, evaluator))),
        "count" => new(name, (arguments, _) => new Int(self.Items.Count(item => item.IsEqualTo(arguments.Find(0) ?? None.Value)))),
        _ => null,
    };
}

/// <summary>The methods of dicts.</summary>
internal static class DictMethods
{
    /// <summary>A method by its name; null where there is none.</summary>
    public static Builtin? Find(DictValue self, string name)
    {
        Func<Arguments, Evaluator, Value>? body = name switch
        {
            "keys" => (_, evaluator) => new ListValue(evaluator.Collect(self.Items.Keys)),
            "values" => (_, evaluator) => new ListValue(evaluator.Collect(self.Items.Values)),
            "items" => (_, evaluator) => new ListValue(evaluator.Collect(self.Items.Select(item => new TupleValue([item.Key, item.Value])))),
            "get" => (arguments, evaluator) => self.Items.GetValueOrDefault(Key(arguments, evaluator)) ?? arguments.Find(1, "default") ?? None.Value,
            "pop" => (arguments, evaluator) => Pop(self, arguments, evaluator),
            "setdefault" => (arguments, evaluator) => SetDefault(self, arguments, evaluator),
            "update" => (arguments, evaluator) => UpdateBy(self, arguments, evaluator),
            "copy" => (_, evaluator) => Copy(self, evaluator),
            "clear" => (_, _) => Clear(self),
            _ => null,
        };
        return body is null ? null : new(name, body);
    }

    /// <summary>Puts the items of a dict into another.</summary>
    public static void Update(DictValue self, DictValue other, Evaluator evaluator)
    {
        foreach (var (key, value) in other.Items.ToList())
            self.SetItem(key, value, evaluator);
    }

    /// <summary>A dict from keys with one value.</summary>
    public static Value FromKeys(Arguments arguments, Evaluator evaluator)
    {
        var dict = new DictValue();
        foreach (var key in evaluator.Iterate(arguments.Find(0) ?? None.Value))
            dict.SetItem(key, arguments.Find(1) ?? None.Value, evaluator);
        return dict;
    }

    /// <summary>Puts into a dict what <c>dict()</c> and <c>update()</c> take: a dict, pairs, keywords.</summary>
    public static None UpdateBy(DictValue self, Arguments arguments, Evaluator evaluator)
    {
        if (arguments.Find(0) is DictValue other) Update(self, other, evaluator);
        else if (arguments.Find(0) is { } pairs) AddPairs(self, pairs, evaluator);
        foreach (var (keyword, value) in arguments.Keywords)
            self.SetItem(new Str(keyword), value.Value, evaluator);
        return None.Value;
    }

    private static void AddPairs(DictValue self, Value pairs, Evaluator evaluator)
    {
        foreach (var pair in evaluator.Iterate(pairs))
        {
            if (evaluator.Iterate(pair).Take(3).ToList() is not [var key, var value]) throw evaluator.Error("ValueError", "a dict is updated with pairs");
            self.SetItem(key, value, evaluator);
        }
    }

    private static Value Key(Arguments arguments, Evaluator evaluator) => evaluator.Key(arguments.Find(0) ?? throw evaluator.Error("TypeError", "expected 1 argument"));

    private static Value Pop(DictValue self, Arguments arguments, Evaluator evaluator)
    {
        var key = Key(arguments, evaluator);
        if (!self.Items.TryGetValue(key, out var value)) return arguments.Find(1) ?? throw evaluator.Error("KeyError", key.Represent(evaluator));
        self.Items.Remove(key);
        return value;
    }

    private static Value SetDefault(DictValue self, Arguments arguments, Evaluator evaluator)
    {
        var key = Key(arguments, evaluator);
        if (self.Items.TryGetValue(key, out var value)) return value;
        var added = arguments.Find(1) ?? None.Value;
        self.SetItem(key, added, evaluator);
        return added;
    }

    private static DictValue Copy(DictValue self, Evaluator evaluator)
    {
        var copy = new DictValue();
        Update(copy, self, evaluator);
        return copy;
    }

    private static None Clear(DictValue self)
    {
        self.Items.Clear();
        return None.Value;
    }
}

/// <summary>The methods of sets.</summary>
internal static class SetMethods
{
    /// <summary>A method by its name; null where there is none.</summary>
    public static Builtin? Find(SetValue self, string name) => name switch
    {
        "add" => new(name, (arguments, evaluator) =>
        {
            evaluator.Budget.AddElements(1);
            self.Items[evaluator.Key(arguments.Find(0) ?? None.Value)] = None.Value;
            return None.Value;
        }),
        "union" => new(name, (arguments, evaluator) => evaluator.SetOf(self.Items.Keys.Concat(evaluator.Iterate(arguments.Find(0) ?? None.Value)))),
        "discard" or "remove" => new(name, (arguments, evaluator) =>
        {
            self.Items.Remove(evaluator.Key(arguments.Find(0) ?? None.Value));
            return None.Value;
        }),
        _ => null,
    };
}
