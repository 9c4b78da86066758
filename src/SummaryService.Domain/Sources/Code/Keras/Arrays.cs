using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>NumPy, as far as it tells sizes.</summary>
internal static class Arrays
{
    private const int MostAxes = 16;

    /// <summary>A function or a number by its name; null where there is none.</summary>
    public static Value? Find(string name) => name switch
    {
        "newaxis" => None.Value,
        "pi" or "e" or "inf" or "sqrt" or "log2" or "log10" or "exp" or "log" => Mathematics.Find(name),
        "floor" or "ceil" => Rounded(name),
        "prod" or "product" => new Builtin(name, Product),
        "array" or "asarray" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is Sequence list ? OfList(list, evaluator) : arguments.Find(0) ?? None.Value),
        "zeros" or "ones" or "empty" or "full" or "random" or "random_sample" => new Builtin(name, (arguments, evaluator) => OfShape(arguments.Find(0, "shape") ?? arguments.Find(-1, "size") ?? None.Value, evaluator)),
        "rand" or "randn" => new Builtin(name, (arguments, evaluator) => OfShape(new TupleValue(arguments.Positional.ConvertAll(argument => argument.Value)), evaluator)),
        "randint" => new Builtin(name, (arguments, evaluator) => OfShape(arguments.Find(2, "size") ?? None.Value, evaluator)),
        "normal" or "uniform" => new Builtin(name, (arguments, evaluator) => OfShape(arguments.Find(2, "size") ?? None.Value, evaluator)),
        "expand_dims" => new Builtin(name, ExpandDims),
        "reshape" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is ArrayValue array ? Reshape(array, arguments.Find(1, "newshape") ?? None.Value, evaluator) : First(arguments)),
        "squeeze" => new Builtin(name, (arguments, _) => arguments.Find(0) is ArrayValue array ? array.With([.. array.Shape.Dims.ToArray().Where(dim => dim != 1)]) : First(arguments)),
        "transpose" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is ArrayValue array ? Transpose(array, Arguments.Of(arguments.Place, [.. arguments.Positional.Skip(1).Select(argument => argument.Value)]), evaluator) : First(arguments)),
        "unique" => new Builtin(name, (arguments, _) => arguments.Find(0) is ArrayValue { Classes: { } classes } ? new ArrayValue(new([classes])) : First(arguments)),
        "max" or "amax" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is ArrayValue { Classes: { } classes } ? new Int(classes - 1)
            : arguments.Find(0) is Sequence ? Numbers.Extreme(Arguments.Of(arguments.Place, arguments.Find(0)!), 1, evaluator) : new Unknown(name, arguments.Place)),
        "arange" => Builtins.Find("range"),
        "shape" => new Builtin(name, (arguments, _) => arguments.Find(0) is ArrayValue array ? ShapeValue.Of(array.Shape) : First(arguments)),
        "abs" or "sum" or "min" or "round" => new Builtin(name, (arguments, evaluator) => arguments.Find(0) is ArrayValue ? new Unknown(name, arguments.Place) : Builtins.Find(name)!.Call(arguments, evaluator)!),
        "__version__" => new Str("1.26.0"),
        _ => null,
    };

    /// <summary>An array of a shape that the code gives; an unknown size stays unknown.</summary>
    public static Value OfShape(Value shape, Evaluator evaluator)
    {
        var sizes = shape is Sequence sequence ? sequence.Items : [shape];
        if (shape is Unknown || sizes.Count > MostAxes) return shape;
        evaluator.Budget.AddElements(sizes.Count);
        return new ArrayValue(new([.. sizes.Select(size => size is Int { Number: >= 0 } number ? number.Number : Dim.Unknown)]), "float32");
    }

    /// <summary>An array of the numbers in a list, or in lists of lists.</summary>
    public static Value OfList(Sequence list, Evaluator evaluator)
    {
        var dims = new List<Dim>();
        Value inner = list;
        while (inner is Sequence sequence && dims.Count < MostAxes)
        {
            dims.Add(sequence.Items.Count);
            if (sequence.Items.Count == 0) break;
            inner = sequence.Items[0];
        }

        if (inner is ArrayValue array) dims.AddRange(array.Shape.Dims);
        evaluator.Budget.Step();
        return new ArrayValue(new([.. dims]), inner is Int ? "int64" : "float64");
    }

    /// <summary>An array with other axes for the same elements.</summary>
    public static Value Reshape(ArrayValue array, Value shape, Evaluator evaluator)
    {
        var sizes = shape is Sequence sequence ? sequence.Items : [shape];
        if (sizes.Count > MostAxes || shape is Unknown) return shape;
        var dims = sizes.ConvertAll(size => size is Int number && number.Number >= 0 ? number.Number : Dim.Unknown);
        var open = sizes.FindIndex(size => size is Int { Number: < 0 });
        evaluator.Budget.Step();
        if (open >= 0) dims[open] = Missing(array.Shape, dims, open);
        return array.With([.. dims]);
    }

    /// <summary>An array with its axes in another order: reversed, where the code gives none.</summary>
    public static Value Transpose(ArrayValue array, Arguments arguments, Evaluator evaluator)
    {
        var order = arguments.Positional is [var only] && only.Value is Sequence axes ? axes.Items : arguments.Positional.ConvertAll(argument => argument.Value);
        if (order.Count == 0) return array.With([.. array.Shape.Dims.ToArray().Reverse()]);
        return array.With([.. order.Select(axis => array.Shape[(int)Indexing.Place(axis, array.Shape.Rank, evaluator)])]);
    }

    /// <summary>A part of an array.</summary>
    public static Value Slice(ArrayValue array, Value key, Evaluator evaluator)
    {
        var parts = key is TupleValue tuple ? tuple.Items : [key];
        if (parts.Exists(part => part is Unknown)) return parts.First(part => part is Unknown);
        var dims = new List<Dim>();
        var axis = 0;
        foreach (var part in parts)
        {
            if (part is None)
            {
                dims.Add(1);
                continue;
            }

            if (part is Ellipsis)
            {
                var end = array.Shape.Rank - parts.Count(rest => rest is not (None or Ellipsis)) + axis;
                while (axis < end && axis < array.Shape.Rank)
                    dims.Add(array.Shape[axis++]);
                continue;
            }

            if (axis >= array.Shape.Rank) throw evaluator.Error("IndexError", "too many indices for array");
            var dim = array.Shape[axis++];
            if (part is SliceValue slice) dims.Add(dim.IsKnown ? Count(slice, dim.Size, evaluator) : Dim.Unknown);
            else if (part is not Int) dims.Add(Dim.Unknown);
        }

        while (axis < array.Shape.Rank)
            dims.Add(array.Shape[axis++]);
        return dims.Count == 0 ? new Unknown("item", evaluator.Place) : new ArrayValue(new([.. dims])) { Classes = array.Classes };
    }

    private static Dim Count(SliceValue slice, long size, Evaluator evaluator)
    {
        if (slice is { Start: None, Stop: None, Step: None }) return size;
        // Data has up to some hundred thousand rows; their places are only counted.
        var range = new RangeValue(0, size, 1).Item(slice, evaluator);
        return range?.Length ?? Dim.Unknown;
    }

    private static Dim Missing(TensorShape shape, List<Dim> dims, int open)
    {
        var (all, others) = ((Dim)1, (Dim)1);
        foreach (var dim in shape.Dims)
            all *= dim;
        for (var i = 0; i < dims.Count; i++)
            others *= i == open ? 1 : dims[i];
        return others is { IsKnown: true, Size: > 0 } ? all / others : Dim.Unknown;
    }

    private static Value Product(Arguments arguments, Evaluator evaluator)
    {
        if (arguments.Find(0) is not Sequence sequence) return First(arguments);
        Value product = new Int(1);
        foreach (var item in sequence.Items)
            product = item is None ? item : product is None ? product : Operators.Binary(product, "*", item, evaluator);
        return product;
    }

    private static Value ExpandDims(Arguments arguments, Evaluator evaluator)
    {
        if (arguments.Find(0) is not ArrayValue array) return First(arguments);
        var axis = arguments.Find(1, "axis") is Int given ? given.Number : 0;
        var dims = array.Shape.Dims.ToArray().ToList();
        dims.Insert((int)Math.Clamp(axis < 0 ? axis + dims.Count + 1 : axis, 0, dims.Count), 1);
        evaluator.Budget.Step();
        return array.With([.. dims]);
    }

    private static Builtin Rounded(string name) => new(name, (arguments, evaluator) =>
        Mathematics.Find(name)!.Call(arguments, evaluator) is Int number ? new Float(number.Number) : First(arguments));

    private static Unknown First(Arguments arguments) => arguments.Find(0) switch
    {
        Unknown unknown => unknown,
        _ => new Unknown("array", arguments.Place),
    };
}
