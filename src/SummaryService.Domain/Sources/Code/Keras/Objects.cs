using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>What of Keras's and TensorFlow's utilities tells a size, or changes how layers are made.</summary>
internal static class Objects
{
    /// <summary>A function by its name; null where it does neither.</summary>
    public static Value? Find(string name, Session session) => name switch
    {
        "to_categorical" => new Builtin(name, OneHot),
        "pad_sequences" => new Builtin(name, Padded),
        // The code is read for what it builds on any machine: there is no device.
        "list_physical_devices" or "list_logical_devices" or "get_visible_devices" => new Builtin(name, (_, _) => new ListValue([])),
        "is_gpu_available" or "is_built_with_cuda" => new Builtin(name, (_, _) => Bool.False),
        "gpu_device_name" => new Builtin(name, (_, _) => new Str("")),
        "set_global_policy" or "set_policy" or "set_dtype_policy" or "set_global_dtype_policy" => new Builtin(name, (arguments, _) => SetPolicy(arguments, session)),
        "Policy" or "DTypePolicy" => new Builtin(name, (arguments, _) => arguments.Find(0, "name") ?? None.Value),
        "set_random_seed" or "plot_model" or "disable_interactive_logging" or "enable_op_determinism" => Opaque.Nothing(name),
        _ => null,
    };

    private static None SetPolicy(Arguments arguments, Session session)
    {
        if (arguments.Positional is [var policy] && policy.Value is Str name) session.Policy = name.Text == "float32" ? null : policy;
        return None.Value;
    }

    private static Value OneHot(Arguments arguments, Evaluator evaluator)
    {
        var classes = arguments.Find(1, "num_classes") is Int number ? number.Number : (arguments.Find(0) as ArrayValue)?.Classes;
        var rows = arguments.Find(0) is ArrayValue { Shape.Rank: > 0 } labels ? labels.Shape : null;
        if (classes is null) return new Unknown("to_categorical", arguments.Place);
        var kept = rows is null ? [Dim.Unknown] : rows.Rank > 1 && rows[^1] == 1 ? rows.Dims[..^1].ToArray() : rows.Dims.ToArray();
        return new ArrayValue(new([.. kept, classes.Value]), "float32");
    }

    private static Value Padded(Arguments arguments, Evaluator evaluator) => arguments.Find(1, "maxlen") switch
    {
        Int length => new ArrayValue(new([arguments.Find(0)?.Length is { } rows ? rows : Dim.Unknown, length.Number]), "int32"),
        Unknown length => length,
        _ => new Unknown("pad_sequences", arguments.Place),
    };
}
