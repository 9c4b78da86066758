using System.Collections.Frozen;

namespace SummaryService.Domain.Shapes;

/// <summary>The type of a tensor's elements, by its Keras name.</summary>
/// <param name="Name">The name, such as <c>float32</c>.</param>
/// <param name="Bits">The size of an element in bits; 0 for strings, whose size is not fixed.</param>
/// <param name="IsFloating">Whether Keras casts such a tensor to a layer's compute dtype.</param>
/// <remarks>Source: https://keras.io/api/mixed_precision/policy/</remarks>
public sealed record DType(string Name, int Bits, bool IsFloating)
{
    /// <summary>The 32-bit floating-point number that Keras uses by default.</summary>
    public static DType Float32 { get; } = new("float32", 32, true);

    /// <summary>A 32-bit integer.</summary>
    public static DType Int32 { get; } = new("int32", 32, false);

    /// <summary>A 64-bit integer.</summary>
    public static DType Int64 { get; } = new("int64", 64, false);

    /// <summary>An 8-bit integer, which quantized weights are kept in.</summary>
    public static DType Int8 { get; } = new("int8", 8, false);

    /// <summary>A truth value; one byte in memory.</summary>
    public static DType Bool { get; } = new("bool", 8, false);

    /// <summary>A string of any length.</summary>
    public static DType Text { get; } = new("string", 0, false);

    /// <summary>Every dtype that Keras knows.</summary>
    public static IReadOnlyList<DType> All { get; } =
    [
        Float32, new("float64", 64, true), new("float16", 16, true), new("bfloat16", 16, true),
        Int32, Int64, Int8, new("int16", 16, false),
        new("uint8", 8, false), new("uint16", 16, false), new("uint32", 32, false), new("uint64", 64, false),
        Bool, Text,
        new("complex64", 64, false), new("complex128", 128, false),
        new("float8_e4m3fn", 8, true), new("float8_e5m2", 8, true),
    ];

    // Python's own word is taken for what TensorFlow makes of it.
    private static readonly FrozenDictionary<string, DType> ByName =
        All.Select(type => KeyValuePair.Create(type.Name, type)).Append(new("int", Int64)).ToFrozenDictionary();

    /// <summary>The dtype of a name, or null where Keras has none of that name.</summary>
    public static DType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The dtype of a name in a file of a release before Keras 3, which took the other names that TensorFlow has; or null.</summary>
    public static DType? FindOld(string name) => Find(name switch
    {
        "float" => "float32",
        "double" => "float64",
        "half" => "float16",
        _ => name,
    });

    /// <inheritdoc/>
    public override string ToString() => Name;
}
