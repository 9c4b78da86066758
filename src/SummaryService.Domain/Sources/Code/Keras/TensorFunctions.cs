using System.Collections.Frozen;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The functions on tensors of <c>keras.ops</c>, of Keras's backend and of TensorFlow.</summary>
internal sealed class TensorFunctions(Session session)
{
    // What TensorFlow and the backend call otherwise than keras.ops does.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["reduce_mean"] = "mean",
        ["reduce_sum"] = "sum",
        ["reduce_max"] = "max",
        ["reduce_min"] = "min",
        ["reduce_prod"] = "prod",
        ["reduce_std"] = "std",
        ["reduce_variance"] = "var",
        ["concat"] = "concatenate",
        ["permute_dimensions"] = "transpose",
        ["pow"] = "power",
        ["neg"] = "negative",
        ["clip_by_value"] = "clip",
        ["gather"] = "take",
        ["divide_no_nan"] = "divide_no_nan",
        ["truediv"] = "true_divide",
        ["mul"] = "multiply",
        ["sub"] = "subtract",
        ["div"] = "divide",
        ["l2_normalize"] = "normalize",
        ["softmax_v2"] = "softmax",
        ["reverse"] = "flip",
    }.ToFrozenDictionary();

    /// <summary>A function by its name; null where there is none.</summary>
    public Value? Find(string name) => Fixed(name) ?? (Value?)Filled(name) ?? Function(name);

    /// <summary>An activation function by its name; null where there is none.</summary>
    public Value? Activation(string name) => name switch
    {
        "get" => new Builtin(name, (arguments, _) => arguments.Find(0) ?? None.Value),
        "serialize" or "deserialize" => new Builtin(name, (arguments, _) => arguments.Find(0) ?? None.Value),
        _ => Activations.Names.Contains(name) ? Named(name, name) : null,
    };

    private Value? Fixed(string name) => name switch
    {
        "int_shape" or "shape" or "get_shape" => new Builtin(name, (arguments, _) => session.Shapes.ShapeOf(arguments.Find(0) ?? None.Value)),
        "ndim" => new Builtin(name, (arguments, _) => session.Shapes.ShapeOf(arguments.Find(0) ?? None.Value) is Sequence shape ? new Int(shape.Items.Count) : None.Value),
        "image_data_format" or "image_dim_ordering" => new Builtin(name, (_, _) => new Str("channels_last")),
        "floatx" => new Builtin(name, (_, _) => new Str("float32")),
        "epsilon" => new Builtin(name, (_, _) => new Float(1e-7)),
        "backend" => new Builtin(name, (_, _) => new Str("tensorflow")),
        "learning_phase" => new Builtin(name, (_, _) => new Int(0)),
        "newaxis" => None.Value,
        "is_keras_tensor" or "is_tensor" => new Builtin(name, (arguments, _) => Bool.Of(arguments.Find(0) is TensorValue)),
        "clear_session" or "reset_default_graph" => new Builtin(name, (_, _) => Cleared()),
        "set_image_data_format" or "set_floatx" or "set_session" or "set_learning_phase" or "set_seed" or "set_random_seed" or "seed" or "set_image_dim_ordering" => Opaque.Nothing(name),
        "TensorShape" => new Builtin(name, (arguments, _) => arguments.Find(0) is Sequence shape ? new ShapeValue(shape.Items) : None.Value),
        "__version__" => new Str("2.15.0"),
        "function" => new Builtin(name, (arguments, _) => arguments.Find(0) ?? None.Value),
        _ => null,
    };

    private None Cleared()
    {
        session.Clear();
        return None.Value;
    }

    /// <summary>Functions that make tensors of a given shape.</summary>
    private static Builtin? Filled(string name) => name switch
    {
        "zeros" or "ones" or "random_normal" or "random_uniform" or "normal" or "uniform" or "truncated_normal" or "fill" => new(name, (arguments, evaluator) =>
            Arrays.OfShape(arguments.Find(0, "shape") ?? arguments.Find(-1, "dims") ?? None.Value, evaluator)),
        "constant" or "convert_to_tensor" or "Variable" or "variable" => new(name, (arguments, evaluator) => arguments.Find(0, "value") switch
        {
            Number number => number,
            Sequence sequence => Arrays.OfList(sequence, evaluator),
            { } other => other,
            null => None.Value,
        }),
        _ => null,
    };

    private NamedFunction? Function(string name)
    {
        var function = Renamed.GetValueOrDefault(name, name);
        return OperationCatalogue.FindFunction(function) is not null || Activations.Names.Contains(name) ? Named(name, function) : null;
    }

    private NamedFunction Named(string name, string function) => new(name, (arguments, evaluator) => Apply(name, function, arguments, evaluator));

    private Value Apply(string name, string function, Arguments arguments, Evaluator evaluator)
    {
        var values = arguments.Positional.Select(argument => argument.Value).Concat(arguments.Keywords.Values.Select(argument => argument.Value)).ToList();
        if (values.Any(value => LayerCall.TensorsIn(value).Any()))
            return session.Operations.Apply(function, arguments, evaluator) ?? session.Stranger(new Unknown(name, arguments.Place), arguments.Place).Apply(arguments, evaluator);
        if (values.OfType<Unknown>().FirstOrDefault() is { } unknown) return unknown;
        if (Arrays.Find(function) is Builtin computed) return computed.Call(arguments, evaluator);
        return values.OfType<ArrayValue>().FirstOrDefault() ?? (Value)new Unknown(name, arguments.Place);
    }
}
