using System.Collections.Frozen;
using System.Globalization;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Python's built-in functions and classes, as far as they compute without a host.</summary>
internal static class Builtins
{
    private static readonly string[] Exceptions =
    [
        "Exception", "BaseException", "ImportError", "ModuleNotFoundError", "ValueError", "TypeError", "KeyError", "IndexError", "AttributeError",
        "NotImplementedError", "RuntimeError", "NameError", "StopIteration", "AssertionError", "FileNotFoundError", "OSError", "ZeroDivisionError", "Warning",
        "DeprecationWarning", "FutureWarning", "UserWarning",
    ];

    private static readonly FrozenDictionary<string, Value> All = Functions().Concat(Classes()).ToFrozenDictionary(pair => pair.Name, pair => pair.Value);

    /// <summary>A built-in by its name; null where there is none.</summary>
    public static Value? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>An integer from a value.</summary>
    public static Value ToInt(Value value, Evaluator evaluator) => value switch
    {
        Int number => new Int(number.Number),
        Float { Real: > -9e18 and < 9e18 } number => new Int((long)number.Real),
        Str text when long.TryParse(text.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => new Int(parsed),
        Unknown => value,
        _ => value.Operate("int", null, isLeft: true, evaluator) ?? throw evaluator.Error("TypeError", $"int() argument must be a string or a number, not '{value.TypeName}'"),
    };

    private static IEnumerable<(string Name, Value Value)> Functions()
    {
        yield return Named("len", (arguments, evaluator) => Length(First(arguments, evaluator), evaluator));
        yield return Named("print", (_, _) => None.Value);
        yield return Named("sum", Numbers.Sum);
        yield return Named("min", (arguments, evaluator) => Numbers.Extreme(arguments, -1, evaluator));
        yield return Named("max", (arguments, evaluator) => Numbers.Extreme(arguments, 1, evaluator));
        yield return Named("abs", Numbers.Absolute);
        yield return Named("round", Numbers.Round);
        yield return Named("pow", (arguments, evaluator) => Operators.Binary(First(arguments, evaluator), "**", arguments.Find(1) ?? new Int(1), evaluator));
        yield return Named("divmod", (arguments, evaluator) => DivMod(First(arguments, evaluator), arguments.Find(1) ?? new Int(1), evaluator));
        yield return Named("sorted", (arguments, evaluator) =>
            First(arguments, evaluator) is var items && items is Unknown ? items : new ListValue(ListMethods.Sorted(evaluator.Collect(evaluator.Iterate(items)), arguments, evaluator)));
        yield return Named("isinstance", (arguments, evaluator) => Instances.IsInstance(First(arguments, evaluator), arguments.Find(1) ?? None.Value));
        yield return Named("issubclass", (arguments, evaluator) => Bool.Of(First(arguments, evaluator) is Class type && arguments.Find(1) is { } other && type.IsSubclassOf(other)));
        yield return Named("callable", (arguments, evaluator) => Bool.Of(First(arguments, evaluator) is Function or Builtin or BoundMethod or Class or BuiltinClass));
        yield return Named("hasattr", (arguments, evaluator) => Bool.Of(AttributeOf(arguments, evaluator) is not (null or Unknown)));
        yield return Named("getattr", (arguments, evaluator) =>
            AttributeOf(arguments, evaluator) ?? arguments.Find(2) ?? throw evaluator.Error("AttributeError", $"no attribute {arguments.Find(1)?.Represent(evaluator)}"));
        yield return Named("setattr", (arguments, evaluator) =>
        {
            if (arguments.Find(1) is Str name) First(arguments, evaluator).SetAttribute(name.Text, arguments.Find(2) ?? None.Value, evaluator);
            return None.Value;
        });
        yield return Named("repr", (arguments, evaluator) => new Str(First(arguments, evaluator).Represent(evaluator)));
        yield return Named("format", (arguments, evaluator) => new Str(Formatting.Format(First(arguments, evaluator), (arguments.Find(1) as Str)?.Text ?? "", evaluator)));
        yield return Named("id", (_, _) => new Int(0));
        yield return Named("any", (arguments, evaluator) => Bool.Of(evaluator.Iterate(First(arguments, evaluator)).Any(evaluator.IsTrue)));
        yield return Named("all", (arguments, evaluator) => Bool.Of(evaluator.Iterate(First(arguments, evaluator)).All(evaluator.IsTrue)));
        yield return Named("next", (arguments, evaluator) => First(arguments, evaluator) is Iterator iterator
            ? iterator.Next() ?? arguments.Find(1) ?? throw evaluator.Error("StopIteration", "")
            : new Unknown("next", arguments.Place));
        foreach (var name in Exceptions)
            yield return (name, new BuiltinClass(name, (arguments, evaluator) => new ExceptionValue(name, arguments.Find(0)?.Write(evaluator) ?? "")));
    }

    private static IEnumerable<(string Name, Value Value)> Classes()
    {
        yield return Making("int", (arguments, evaluator) => arguments.Find(0) is { } value ? ToInt(value, evaluator) : new Int(0));
        yield return Making("float", (arguments, evaluator) => ToFloat(arguments.Find(0) ?? new Int(0), evaluator));
        yield return Making("str", (arguments, evaluator) => new Str(arguments.Find(0)?.Write(evaluator) ?? ""));
        yield return Making("bool", (arguments, evaluator) => arguments.Find(0) is Unknown unknown ? unknown : Bool.Of(arguments.Find(0) is { } value && evaluator.IsTrue(value)));
        yield return Making("list", (arguments, evaluator) => OrUnknown(arguments, elements => new ListValue(evaluator.Collect(elements)), evaluator));
        yield return Making("tuple", (arguments, evaluator) => OrUnknown(arguments, elements => new TupleValue(evaluator.Collect(elements)), evaluator));
        yield return Making("set", (arguments, evaluator) => OrUnknown(arguments, evaluator.SetOf, evaluator));
        yield return Making("frozenset", (arguments, evaluator) => OrUnknown(arguments, evaluator.SetOf, evaluator));
        yield return Making("dict", (arguments, evaluator) =>
        {
            if (arguments.Find(0) is Unknown unknown) return unknown;
            var dict = new DictValue();
            DictMethods.UpdateBy(dict, arguments, evaluator);
            return dict;
        });
        yield return Making("range", Range);
        yield return Making("enumerate", (arguments, evaluator) =>
            OrUnknown(arguments, elements => new Iterator("enumerate", Enumerate(elements, arguments.Find(1, "start") is Int start ? start.Number : 0)), evaluator));
        yield return Making("zip", (arguments, evaluator) => new Iterator("zip", Zip(arguments, evaluator)));
        yield return Making("map", (arguments, evaluator) => new Iterator("map", Map(arguments, evaluator)));
        yield return Making("filter", (arguments, evaluator) => new Iterator("filter", Filter(arguments, evaluator)));
        yield return Making("reversed", (arguments, evaluator) => OrUnknown(arguments, elements => new Iterator("reversed", Reversed(evaluator.Collect(elements))), evaluator));
        yield return Making("slice", (arguments, _) => arguments.Positional.Count > 1
            ? new SliceValue(arguments.Find(0)!, arguments.Find(1)!, arguments.Find(2) ?? None.Value)
            : new SliceValue(None.Value, arguments.Find(0) ?? None.Value, None.Value));
        yield return Making("type", (arguments, evaluator) => Instances.TypeOf(arguments.Find(0) ?? None.Value, evaluator));
        yield return Making("object", (_, _) => new DictValue());
    }

    private static (string Name, Value Value) Named(string name, Func<Arguments, Evaluator, Value> body) => (name, new Builtin(name, body));

    private static (string Name, Value Value) Making(string name, Func<Arguments, Evaluator, Value> make) => (name, new BuiltinClass(name, make));

    private static Value First(Arguments arguments, Evaluator evaluator) => arguments.Find(0) ?? throw evaluator.Error("TypeError", "expected at least 1 argument");

    private static Value OrUnknown(Arguments arguments, Func<IEnumerable<Value>, Value> make, Evaluator evaluator) => arguments.Find(0) switch
    {
        Unknown unknown => unknown,
        { } value => make(evaluator.Iterate(value)),
        null => make([]),
    };

    private static Value Length(Value value, Evaluator evaluator)
    {
        if (value is Unknown or { Length: null } && value.Attribute("__len__", evaluator) is { } length) return length is Unknown ? length : length.Call(new(evaluator.Place), evaluator)!;
        return value.Length is { } count ? new Int(count) : throw evaluator.Error("TypeError", $"object of type '{value.TypeName}' has no len()");
    }

    private static Value ToFloat(Value value, Evaluator evaluator) => value switch
    {
        Number number => new Float(number.Real),
        Str text when double.TryParse(text.Text, CultureInfo.InvariantCulture, out var parsed) => new Float(parsed),
        Unknown => value,
        _ => throw evaluator.Error("TypeError", $"float() argument must be a string or a number, not '{value.TypeName}'"),
    };

    private static Value? AttributeOf(Arguments arguments, Evaluator evaluator) =>
        arguments.Find(1) is Str name ? First(arguments, evaluator).Attribute(name.Text, evaluator) : null;

    private static TupleValue DivMod(Value left, Value right, Evaluator evaluator) =>
        new([Operators.Binary(left, "//", right, evaluator), Operators.Binary(left, "%", right, evaluator)]);

    private static Value Range(Arguments arguments, Evaluator evaluator)
    {
        foreach (var argument in arguments.Positional)
        {
            if (argument.Value is Unknown) return argument.Value;
            if (argument.Value is not Int { Number: > -(1L << 60) and < 1L << 60 }) throw evaluator.Error("TypeError", $"'{argument.Value.TypeName}' object cannot be interpreted as an integer");
        }

        var numbers = arguments.Positional.ConvertAll(argument => ((Int)argument.Value).Number);
        return numbers switch
        {
            [var stop] => new RangeValue(0, stop, 1),
            [var start, var stop] => new RangeValue(start, stop, 1),
            [var start, var stop, var step] when step != 0 => new RangeValue(start, stop, step),
            _ => throw evaluator.Error("TypeError", "range expected 1 to 3 arguments"),
        };
    }

    private static IEnumerable<Value> Enumerate(IEnumerable<Value> elements, long start) =>
        elements.Select((element, i) => new TupleValue([new Int(start + i), element]));

    private static IEnumerable<Value> Zip(Arguments arguments, Evaluator evaluator)
    {
        var sources = arguments.Positional.ConvertAll(argument => evaluator.Iterate(argument.Value).GetEnumerator());
        while (sources.Count > 0 && sources.TrueForAll(source => source.MoveNext()))
            yield return new TupleValue(sources.ConvertAll(source => source.Current));
    }

    private static IEnumerable<Value> Map(Arguments arguments, Evaluator evaluator)
    {
        var function = First(arguments, evaluator);
        foreach (var element in evaluator.Iterate(arguments.Find(1) ?? None.Value))
            yield return function.Call(Arguments.Of(arguments.Place, element), evaluator) ?? None.Value;
    }

    private static IEnumerable<Value> Filter(Arguments arguments, Evaluator evaluator)
    {
        var function = First(arguments, evaluator);
        foreach (var element in evaluator.Iterate(arguments.Find(1) ?? None.Value))
        {
            if (evaluator.IsTrue(function is None ? element : function.Call(Arguments.Of(arguments.Place, element), evaluator) ?? None.Value)) yield return element;
        }
    }

    private static List<Value> Reversed(List<Value> items)
    {
        items.Reverse();
        return items;
    }
}
