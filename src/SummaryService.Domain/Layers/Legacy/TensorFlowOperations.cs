using System.Collections.Frozen;
using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Functions of TensorFlow that stand as layers in models of tf.keras: <c>TFOpLambda</c> and its older and narrower kin.</summary>
/// <remarks>
/// Input    whatever the function takes
/// Output   what the function gives, for the functions that models commonly call; of any other, not known
/// Weights  none
/// Source   https://www.tensorflow.org/versions/r2.15/api_docs/python/tf
/// </remarks>
internal static class TensorFlowOperations
{
    private const string Page = "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf";

    public static readonly LayerDefinition TFOpLambda = LayerDefinition.Applying("TFOpLambda", Read("function"), Apply, Sizes) with { Source = Page };

    public static readonly LayerDefinition SlicingOpLambda = LayerDefinition.Applying("SlicingOpLambda", c => c.Policy, TensorFlowSlice.Apply, TensorFlowSlice.Sizes) with { Source = Page };

    public static readonly LayerDefinition TensorFlowOpLayer = LayerDefinition.Applying("TensorFlowOpLayer", ReadNodeDefinition, Apply, Sizes) with { Source = Page };

    private static readonly FrozenSet<string> Elementwise = FrozenSet.ToFrozenSet(
    [
        "abs", "add", "addv2", "biasadd", "cast", "ceil", "clip_by_value", "clipbyvalue", "cos", "cumsum", "divide", "divide_no_nan", "elu", "equal",
        "erf", "exp", "floor", "floordiv", "gelu", "greater", "greater_equal", "identity", "l2_normalize", "leaky_relu", "leakyrelu", "less",
        "less_equal", "log", "log1p", "log_softmax", "logical_and", "logical_not", "logical_or", "logicaland", "maximum", "minimum", "mod", "mul",
        "multiply", "neg", "negative", "not_equal", "ones_like", "oneslike", "pow", "radd", "realdiv", "reciprocal", "relu", "relu6", "rmul", "round",
        "rsqrt", "rsub", "rtruediv", "selu", "sigmoid", "sign", "silu", "sin", "softmax", "softplus", "softsign", "sqrt", "square",
        "squared_difference", "squareddifference", "stop_gradient", "stopgradient", "sub", "subtract", "swish", "tan", "tanh", "truediv", "where",
        "zeros_like", "zeroslike",
    ]);

    private static readonly FrozenSet<string> Reductions = FrozenSet.ToFrozenSet(
        ["reduce_all", "reduce_any", "reduce_logsumexp", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod", "reduce_std", "reduce_sum", "reduce_variance"]);

    private static Func<ConfigReader, string> Read(string argument) => c => LastPart(c.OptionalText(argument) ?? "");

    /// <summary>The operation of a TensorFlow graph, which the layer holds as a text of its own: <c>"op": "AddV2"</c>.</summary>
    private static string ReadNodeDefinition(ConfigReader c)
    {
        var text = c.OptionalText("node_def") ?? "";
        var key = text.IndexOf("\"op\"", StringComparison.Ordinal);
        return key >= 0 && text[(key + 4)..].Split('"', 3) is [_, var operation, _] ? operation : "";
    }

    private static string LastPart(string function) => function[(function.LastIndexOf('.') + 1)..].Trim('_');

    private static LayerEffect Apply(string function, CallInputs inputs)
    {
        var x = First(inputs);
        var name = function.ToLowerInvariant();
        var shape = name switch
        {
            _ when Elementwise.Contains(name) => Broadcast(inputs),
            _ when Reductions.Contains(name) => Reduce(x.Shape, Constant(inputs, "axis", 1), inputs.Flag("keepdims")),
            "concat" => Concatenate(inputs),
            "expand_dims" => Expand(x.Shape, Constant(inputs, "axis", 1)),
            "squeeze" => Squeeze(x.Shape, Constant(inputs, "axis", 1)),
            "transpose" => Permute(x.Shape, Constant(inputs, "perm", 1)),
            "reshape" => Reshaped(x.Shape, Constant(inputs, "shape", 1)),
            _ => null,
        };
        if (shape is null) throw RuleBrokenException.InInput("unknown_output");
        var dtype = name == "cast" && Constant(inputs, "dtype", 1) is { IsText: true } given ? DType.Find(given.Text) : null;
        return new(new TensorSpec(shape, dtype ?? x.DType), [], new(0L, inputs.Batched(shape).Elements()));
    }

    private static DimRule[][] Sizes(string function, CallInputs inputs, TensorTree output)
    {
        var (x, y) = (First(inputs).Shape, output.Flatten()[0].Shape);
        var name = function.ToLowerInvariant();
        return
        [
            name switch
            {
                _ when Elementwise.Contains(name) => Dims.Broadcast(y, [.. Operands(inputs)]),
                _ when Reductions.Contains(name) => Reduced(x, Constant(inputs, "axis", 1), inputs.Flag("keepdims")),
                "concat" => Concatenated(inputs, y),
                "expand_dims" => Expanded(y, Constant(inputs, "axis", 1)),
                "squeeze" => Dims.Each(y, axis => Dims.Kept(y[axis])),
                "transpose" => Dims.Told("permuted", y),
                _ => Reshaping.Reshape.Fill(Target(Constant(inputs, "shape", 1))!.Value, Dims.Given(x)).Rules(),
            },
        ];
    }

    private static DimRule[] Reduced(TensorShape x, Node axis, bool keepDims) =>
        Operations.Sizes.Reduced(x, axis.HasValue ? [.. Integers(axis)!] : null, keepDims);

    private static DimRule[] Concatenated(CallInputs inputs, TensorShape y)
    {
        Constant(inputs, "axis", 1).TryGetInteger(out var number);
        var axis = y.Axis("axis", number);
        return Dims.Kept(y).With(axis, Dims.SideBySide([.. inputs.Several().Select(tensor => tensor.Shape)], axis)[axis]);
    }

    private static DimRule[] Expanded(TensorShape y, Node axis)
    {
        axis.TryGetInteger(out var number);
        var at = y.Axis("axis", number);
        return Dims.Each(y, place => place == at ? new("inserted", 1) : Dims.Kept(y[place]));
    }

    private static TensorSpec First(CallInputs inputs)
    {
        foreach (var argument in inputs.Arguments)
        {
            if (argument.Tensors?.Flatten() is [var first, ..]) return first;
        }

        throw RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", 0));
    }

    /// <summary>An argument that is no tensor, by its name or, where it has none, by its position.</summary>
    private static Node Constant(CallInputs inputs, string name, int position)
    {
        var at = 0;
        foreach (var argument in inputs.Arguments)
        {
            if (argument.Name == name || (argument.Name is null && at == position)) return argument.Constant;
            if (argument.Name is null) at++;
        }

        return default;
    }

    private static TensorShape? Broadcast(CallInputs inputs)
    {
        TensorShape? shape = null;
        foreach (var operand in Operands(inputs))
            shape = shape is null ? operand : Broadcasting.Operate(shape, operand) ?? throw DoNotFit(shape, operand);
        return shape;
    }

    private static IEnumerable<TensorShape> Operands(CallInputs inputs) => inputs.Arguments
        // Other constants, such as an axis, are no operands.
        .Where(argument => argument.Tensors is not null || argument.Name is null or "x" or "y" or "a" or "b")
        .SelectMany(argument => argument.Tensors?.Flatten().Select(tensor => tensor.Shape) ?? [ShapeOf(argument.Constant)]);

    /// <summary>The shape of a constant: lists of lists of numbers.</summary>
    private static TensorShape ShapeOf(Node constant)
    {
        var dims = new List<Dim>();
        while (constant.IsArray)
        {
            dims.Add(constant.ItemCount);
            var first = default(Node);
            foreach (var item in constant.Items)
            {
                first = item;
                break;
            }

            constant = first;
        }

        return new([.. dims]);
    }

    private static TensorShape? Concatenate(CallInputs inputs)
    {
        var shapes = inputs.Several().Select(tensor => tensor.Shape).ToArray();
        return shapes.Length > 0 && Constant(inputs, "axis", 1).TryGetInteger(out var axis)
            ? Concatenation.Join(shapes, shapes[0].Axis("axis", axis)) ?? throw DoNotFit(shapes[0], shapes[^1])
            : null;
    }

    private static TensorShape? Reduce(TensorShape x, Node axis, bool keepDims)
    {
        if (axis.Exists && axis.HasValue && Integers(axis) is null) return null;
        var reduced = axis.HasValue ? Integers(axis)!.Select(number => x.Axis("axis", number)).ToHashSet() : [.. Enumerable.Range(0, x.Rank)];
        var dims = x.Dims.ToArray().Select((dim, i) => (Dim: reduced.Contains(i) ? 1 : dim, IsKept: keepDims || !reduced.Contains(i)));
        return new([.. dims.Where(dim => dim.IsKept).Select(dim => dim.Dim)]);
    }

    private static TensorShape? Expand(TensorShape x, Node axis)
    {
        if (!axis.TryGetInteger(out var number)) return null;
        var at = x.Concat(1).Axis("axis", number);
        return x[..at].Concat([1, .. x.Dims[at..]]);
    }

    private static TensorShape? Squeeze(TensorShape x, Node axis)
    {
        if (Integers(axis) is not { } axes) return null;
        var gone = axes.Select(number => x.Axis("axis", number)).ToHashSet();
        return new([.. x.Dims.ToArray().Where((_, i) => !gone.Contains(i))]);
    }

    private static TensorShape? Permute(TensorShape x, Node order) =>
        Integers(order) is { } axes && axes.Count == x.Rank ? new([.. axes.Select(axis => x[x.Axis("perm", axis)])]) : null;

    private static TensorShape? Reshaped(TensorShape x, Node target) => Target(target) is { } sizes && sizes.Count(Reshaping.Reshape.IsRest) <= 1
        ? Reshaping.Reshape.Fill(sizes, x.Sizes()).Counted()
        : null;

    private static ImmutableArray<Dim>? Target(Node target) =>
        Integers(target) is { } sizes && sizes.TrueForAll(size => size >= -1) ? [.. sizes.Select(size => (Dim)size)] : null;

    private static List<long>? Integers(Node value)
    {
        if (value.TryGetInteger(out var only)) return [only];
        if (!value.IsArray) return null;
        var numbers = new List<long>();
        foreach (var item in value.Items)
        {
            if (!item.TryGetInteger(out var number)) return null;
            numbers.Add(number);
        }

        return numbers;
    }

    private static RuleBrokenException DoNotFit(TensorShape left, TensorShape right) =>
        RuleBrokenException.InInput("incompatible_shapes.elementwise", ("left", left), ("right", right));
}
