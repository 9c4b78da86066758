using System.Collections.Frozen;

namespace SummaryService.Domain.Shapes;

/// <summary>The dtype of what is made of tensors of several dtypes: the least that holds them all.</summary>
/// <remarks>
/// Python's own numbers are weak: they take the dtype of the tensor beside them, as far as its kind allows.
/// Source: https://keras.io/api/utils/backend_utils/ (<c>result_type</c>), with TensorFlow behind it
/// </remarks>
internal static class DTypePromotion
{
    /// <summary>A whole number of Python, which has no size of its own.</summary>
    public static DType PythonInteger { get; } = new("int", 32, false);

    /// <summary>A floating-point number of Python, which has no size of its own.</summary>
    public static DType PythonFloat { get; } = new("float", 32, true);

    // Each dtype, and those right above it, which come later in the list.
    private static readonly (string Type, string[] Above)[] Lattice =
    [
        ("bool", ["int"]),
        ("int", ["uint8", "int8", "complex64"]),
        ("uint8", ["int16", "uint16"]),
        ("uint16", ["int32", "uint32"]),
        ("uint32", ["int64", "uint64"]),
        ("uint64", ["float"]),
        ("int8", ["int16"]),
        ("int16", ["int32"]),
        ("int32", ["int64"]),
        ("int64", ["float"]),
        ("float", ["bfloat16", "float16"]),
        ("bfloat16", ["float32"]),
        ("float16", ["float32"]),
        ("float32", ["float64", "complex64"]),
        ("float64", ["complex128"]),
        ("complex64", ["complex128"]),
        ("complex128", []),
    ];

    private static readonly FrozenDictionary<string, int> Places = Lattice
        .Select((entry, place) => (entry.Type, place))
        .ToFrozenDictionary(entry => entry.Type, entry => entry.place);

    // For each dtype, a bit for every dtype that holds it.
    private static readonly uint[] Holders = FindHolders();

    /// <summary>The dtype that holds all of these.</summary>
    /// <returns>The dtype; null where there is none, as for the 8-bit floating-point numbers and for strings beside numbers.</returns>
    public static DType? Of(params ReadOnlySpan<DType> types)
    {
        var common = uint.MaxValue;
        foreach (var type in types)
        {
            if (!Places.TryGetValue(type.Name, out var place)) return types.Length == 1 ? type : null;
            common &= Holders[place];
        }

        for (var place = 0; place < Holders.Length; place++)
        {
            var isHolder = (common & (1u << place)) != 0;
            if (isHolder && (common & ~Holders[place]) == 0) return Sized(Lattice[place].Type);
        }

        return null;
    }

    /// <summary>Python's numbers get a size where no tensor gives them one; the widest of some kinds are not made by promotion.</summary>
    private static DType Sized(string name) => DType.Find(name switch
    {
        "int" => "int32",
        "float" => "float32",
        "uint64" => "uint32",
        "complex128" => "complex64",
        _ => name,
    })!;

    private static uint[] FindHolders()
    {
        var holders = new uint[Lattice.Length];
        for (var place = holders.Length - 1; place >= 0; place--)
        {
            holders[place] = 1u << place;
            foreach (var above in Lattice[place].Above)
                holders[place] |= holders[Places[above]];
        }

        return holders;
    }
}
