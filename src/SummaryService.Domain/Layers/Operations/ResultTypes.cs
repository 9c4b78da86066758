using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Which dtype comes out for one that goes in: the rules that operations share.</summary>
internal static class ResultTypes
{
    private static readonly DType Float64 = DType.Find("float64")!;

    /// <summary>The same.</summary>
    public static DType Same(DType type) => type;

    /// <summary>A truth value.</summary>
    public static DType Bool(DType type) => DType.Bool;

    /// <summary>An index or a count.</summary>
    public static DType Index(DType type) => DType.Int32;

    /// <summary>What Keras computes in where nobody says otherwise.</summary>
    public static DType Default(DType type) => DType.Float32;

    /// <summary>A floating-point number: the same, or the default for whole numbers and truth values.</summary>
    public static DType Float(DType type) => IsInteger(type) || type == DType.Bool ? DType.Float32 : type;

    /// <summary>A number: the same, and a whole number for a truth value.</summary>
    public static DType Number(DType type) => type == DType.Bool ? DType.Int32 : type;

    /// <summary>A sum: whole numbers that are short get room.</summary>
    public static DType Sum(DType type) => type.Name switch
    {
        "bool" or "int8" or "int16" => DType.Int32,
        "uint8" or "uint16" => DType.Find("uint32")!,
        _ => type,
    };

    /// <summary>A floating-point number, of 64 bits where the whole number had as many.</summary>
    public static DType WideFloat(DType type) => type == DType.Int64 ? Float64 : Float(type);

    /// <summary>The same, truth values as well, but for whole numbers, which become floating-point.</summary>
    public static DType WideFloatOfInteger(DType type) => type == DType.Bool ? type : WideFloat(type);

    /// <summary>An angle or the like: half precision and 64 bits stay, all else becomes the default.</summary>
    public static DType Angle(DType type) => type.Name is "float16" or "bfloat16" ? type : type.Name is "int64" or "float64" ? Float64 : DType.Float32;

    private static bool IsInteger(DType type) => type.Name.Contains("int", StringComparison.Ordinal);
}
