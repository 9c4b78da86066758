using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Tensors made anew from a few numbers, and what is known of tensors as a whole.</summary>
/// <remarks>
/// Input    numbers or small tensors
/// Output   a shape that the arguments say, or that only running can tell
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Creation
{
    public static readonly LayerDefinition Full = Operation.Of("Full", ["fill_value"], c => (Shape: c.Shape("shape"), DType: c.OptionalDType("dtype")), (c, _) =>
        Operation.Gives(c.Shape.Shape(), c.DType ?? DType.Float32), (_, _, y, _) => Dims.Told("argument", y));

    /// <summary>Numbers from one to another, in even steps of one kind or another.</summary>
    public static LayerDefinition Steps(string type, params string[] arguments) => Operation.Of(
        type,
        ["start", "stop"],
        c =>
        {
            c.Ignore(arguments);
            return (Count: c.Integer("num", orElse: 50, least: 0), DType: c.OptionalDType("dtype"), Axis: c.Integer("axis", orElse: 0));
        },
        (c, o) =>
        {
            var (start, stop) = (o.Tensor("start"), o.Tensor("stop"));
            var ends = Operation.Broadcast(start.Shape, stop.Shape);
            var shape = ends.Inserted(ends.NewAxis("axis", c.Axis), c.Count);
            return Operation.Gives(shape, Operation.Promote(c.DType ?? start.DType, DTypePromotion.PythonFloat), o.Elements(shape));
        },
        (c, o, _, _) =>
        {
            var (start, stop) = (o.Tensor("start").Shape, o.Tensor("stop").Shape);
            var ends = Operation.Broadcast(start, stop);
            return Dims.Broadcast(ends, start, stop).Inserted(ends.NewAxis("axis", c.Axis), new("steps.count", c.Count));
        });

    /// <summary>A number about a whole tensor.</summary>
    public static LayerDefinition Number(string type, DType result, string[]? operands = null, string[]? arguments = null, params string[] functions) => Operation.Of(
        type,
        operands is null ? ["x"] : [.. operands],
        c =>
        {
            c.Ignore(arguments);
            return c;
        },
        (_, o) => Operation.Gives(TensorShape.Scalar, result, o.Elements(o.Tensor(operands?[0] ?? "x").Shape)),
        (_, _, _, _) => [],
        [.. functions]);

    public static readonly LayerDefinition Ndim = Operation.Of("Ndim", ["x"], c => c, (_, o) =>
        // Keras infers a vector as long as the rank, not the number that running gives.
        Operation.Gives(new(o.Tensor("x").Shape.Rank), DType.Float32), (_, _, y, _) => Dims.Told("rank", y));

    public static readonly LayerDefinition Nonzero = Operation.Of("Nonzero", ["x"], c => c, (_, o) =>
    {
        var x = o.Tensor("x").Shape;
        return Operation.Gives(o.Elements(x), [.. Enumerable.Repeat<TensorTree>(new TensorSpec(new(Dim.Unknown), DType.Int32), x.Rank)]);
    }, (_, _, y, _) => Dims.Told("counted", y));

    public static readonly LayerDefinition UnravelIndex = Operation.Of("UnravelIndex", ["indices"], c => c.Shape("shape"), (shape, o) =>
    {
        var indices = o.Tensor("indices");
        var place = shape.Shape().IsFullyKnown ? indices : indices with { Shape = new(Dim.Unknown) };
        return Operation.Gives(0L, [.. Enumerable.Repeat<TensorTree>(place, Operation.Outputs("shape", shape.Length))]);
    }, (shape, _, y, _) => shape.Shape().IsFullyKnown ? Dims.Kept(y) : Dims.Told("counted", y));

    public static readonly LayerDefinition Bincount = Operation.Of(
        "Bincount",
        ["x"],
        c =>
        {
            c.Ignore("minlength", "sparse");
            return c.Anything("weights");
        },
        (weights, o) =>
        {
            var x = o.Tensor("x");
            var type = weights.Exists && TensorConstant.Of(weights) is { } given ? Operation.Promote(x.DType, given.DType) : DType.Int32;
            return Operation.Gives(x.Shape.AtLeastRank(1).With(^1, Dim.Unknown), type, o.Elements(x.Shape));
        },
        (_, _, y, _) => Dims.Kept(y).With(^1, new("counted", y[^1])));

    public static readonly LayerDefinition Histogram = Operation.Of(
        "Histogram",
        ["x"],
        c =>
        {
            c.Ignore("range");
            return c.Positive("bins", orElse: 10);
        },
        (bins, o) =>
        {
            var x = o.Tensor("x");
            return Operation.Gives(o.Elements(x.Shape), x with { Shape = new(bins) }, x with { Shape = new(bins + 1) });
        },
        (bins, _, _, output) => [output == 0 ? Dims.Argument("bins", "bins", bins) : new("bin.edges", Formula.Named("bins", bins) + 1)]);

    public static readonly LayerDefinition Unique = Operation.Of(
        "Unique",
        ["x"],
        c =>
        {
            c.Ignore("sorted", "fill_value");
            var extras = (Index: c.Flag("return_index", orElse: false), Inverse: c.Flag("return_inverse", orElse: false), Counts: c.Flag("return_counts", orElse: false));
            return (Extras: extras, Axis: c.IntegerOrNone("axis"), Size: c.IntegerOrNone("size", least: 0));
        },
        (c, o) =>
        {
            var x = o.Tensor("x");
            var size = c.Size is { } given ? given : Dim.Unknown;
            int? axis = c.Axis is { } named ? x.Shape.Axis("axis", named) : null;
            var each = new TensorSpec(new(size), DType.Int32);
            List<TensorTree> outputs = [x with { Shape = axis is { } at ? x.Shape.With(at, size) : new(size) }];
            if (c.Extras.Index) outputs.Add(each);
            if (c.Extras.Inverse) outputs.Add(each with { Shape = axis is { } along ? new(x.Shape[along]) : x.Shape });
            if (c.Extras.Counts) outputs.Add(each);
            var work = o.Elements(x.Shape);
            return outputs is [TensorSpec only] ? Operation.Gives(only.Shape, only.DType, work) : Operation.Gives(work, [.. outputs]);
        },
        (c, o, y, output) =>
        {
            var distinct = new DimRule(c.Size is null ? "counted" : "argument", c.Size is { } size ? size : Dim.Unknown);
            if (output == 0 && c.Axis is { } axis) return Dims.Kept(y).With(y.Axis("axis", axis), distinct);
            return output == (c.Extras.Index ? 2 : 1) && c.Extras.Inverse ? Dims.Kept(y) : [distinct];
        });

    public static readonly LayerDefinition Vander = Operation.Of(
        "Vander",
        ["x"],
        c =>
        {
            c.Ignore("increasing");
            return c.IntegerOrNone("N", least: 0);
        },
        (count, o) =>
        {
            var x = o.Tensor("x");
            var shape = x.Shape.AtLeastRank(1).Concat(count is { } given ? given : x.Shape[0]);
            return Operation.Gives(shape, x.DType, o.Elements(shape));
        },
        (_, _, y, _) => Dims.Kept(y).With(^1, new("powers", y[^1])));

    public static readonly LayerDefinition Diff = Operation.Of("Diff", ["a"], c => (Times: c.Integer("n", orElse: 1, least: 0), Axis: c.Integer("axis", orElse: -1)), (c, o) =>
    {
        var a = o.Tensor("a");
        var axis = a.Shape.Axis("axis", c.Axis);
        var shape = a.Shape.With(axis, ShapeArithmetic.Max(a.Shape[axis] - c.Times, 0));
        return Operation.Gives(shape, a.DType, o.Elements(shape));
    }, (c, o, y, _) =>
    {
        var axis = y.Axis("axis", c.Axis);
        var rest = Formula.Named("input size", o.Tensor("a").Shape[axis]) - Formula.Named("repetitions", c.Times);
        return Dims.Kept(y).With(axis, new("differences", rest.Value < 0 ? new Larger(rest, 0) : rest));
    });

    public static readonly LayerDefinition Correlate = Operation.Of("Correlate", ["x1", "x2"], c => c.Choice("mode", "valid", "same", "full"), (mode, o) =>
    {
        var (left, right) = (o.Tensor("x1"), o.Tensor("x2"));
        var (m, n) = (left.Shape.OfRank(1)[0], right.Shape.OfRank(1)[0]);
        var length = mode switch
        {
            "same" => ShapeArithmetic.Max(m, n),
            "full" => (m + n - 1).NotNegative("mode", left.Shape),
            _ => ShapeArithmetic.Max(m, n) - ShapeArithmetic.Min(m, n) + 1,
        };
        var type = Operation.Promote(left.DType, right.DType);
        var result = type.Name is "float16" or "bfloat16" or "float64" ? type : ResultTypes.WideFloat(type);
        return Operation.Multiplies(new(length), result.IsFloating ? result : DType.Float32, (Count)length * ShapeArithmetic.Min(m, n));
    }, (mode, o, _, _) =>
    {
        Formula m = o.Tensor("x1").Shape[0], n = o.Tensor("x2").Shape[0];
        return
        [
            mode switch
            {
                "same" => new("correlated.same", new Larger(m, n)),
                "full" => new("correlated.full", m + n - 1),
                _ => new("correlated.valid", new Larger(m, n) - new Smaller(m, n) + 1),
            },
        ];
    });

    public static readonly LayerDefinition ViewAsComplex = Operation.Of("ViewAsComplex", ["x"], c => c, (_, o) =>
        Operation.Gives(o.Tensor("x").Shape.AtLeastRank(1)[..^1], DType.Find("complex64")!), (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition ViewAsReal = Operation.Of("ViewAsReal", ["x"], c => c, (_, o) =>
        Operation.Gives(o.Tensor("x").Shape.Concat(2), DType.Float32), (_, _, y, _) => Dims.Kept(y).With(^1, new("complex", 2)));
}
