using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A kernel as quantization sees it: rows that are summed over, columns that come out.</summary>
/// <param name="Rows">How many numbers an output sums over.</param>
/// <param name="Columns">How many outputs there are.</param>
/// <param name="Scale">The axes of the scale of an 8-bit kernel.</param>
internal sealed record KernelMatrix(Axis Rows, Axis Columns, Axis[] Scale)
{
    /// <summary>What the layer calls the zero points of a calibrated kernel.</summary>
    public string ZeroName { get; init; } = "kernel_zero";
}

/// <summary>The weights that hold a quantized kernel: numbers of few bits, and what brings them back to their size.</summary>
/// <remarks>Source: https://keras.io/api/quantizers/</remarks>
internal static class QuantizedKernel
{
    private static readonly DType Byte = DType.Find("uint8")!;

    /// <summary>The weights of a kernel of these axes.</summary>
    public static IEnumerable<Weight> Store(Quantization how, WeightRole role, string name, Axis[] axes, KernelMatrix matrix) => how.Mode switch
    {
        "int8" => [Fixed(role, name, DType.Int8, axes), Scale(name, matrix.Scale)],
        "int4" => Int4(how, role, name, matrix),
        "float8" => Float8(how, role, name, axes),
        // Five numbers of three values share a byte.
        "ternary" => [Fixed(role, name, Byte, Packed(matrix.Rows, 5), matrix.Columns), Scale(name)],
        _ => Calibrated(how, role, name, matrix),
    };

    /// <summary>An axis along which so many numbers share a byte.</summary>
    public static Axis Packed(Axis axis, long numbersInAByte) =>
        numbersInAByte == 1 ? axis : new($"packed {axis.Meaning}", Groups(axis.Size, numbersInAByte));

    /// <summary>The groups of an axis that share a scale; one where all do.</summary>
    public static Axis GroupsOf(Axis axis, long? groupSize) => new("groups", groupSize is { } size ? Groups(axis.Size, size) : 1);

    /// <summary>A weight that is not trainable because it is quantized.</summary>
    public static Weight Fixed(WeightRole role, string name, DType? type, params Axis[] axes) => new(role, name, axes) { DType = type, Fixed = WhyFixed.Quantized };

    /// <summary>What restores the numbers of a quantized weight.</summary>
    public static Weight Scale(string name, params Axis[] axes) => Fixed(WeightRole.QuantizationScale, $"{name}_scale", null, axes);

    /// <summary>The quantized number that stands for zero.</summary>
    public static Weight Zero(string name, DType? type, params Axis[] axes) => Fixed(WeightRole.QuantizationZero, name, type, axes);

    /// <summary>The group that each row belongs to.</summary>
    public static Weight GroupIndex(Axis rows) => Fixed(WeightRole.QuantizationGroup, "g_idx", DType.Float32, rows);

    private static IEnumerable<Weight> Int4(Quantization how, WeightRole role, string name, KernelMatrix matrix)
    {
        yield return Fixed(role, name, DType.Int8, matrix.Rows, Packed(matrix.Columns, 2));
        if (how.GroupSize is null)
        {
            yield return Scale(name, matrix.Columns);
            yield break;
        }

        var groups = GroupsOf(matrix.Rows, how.GroupSize);
        yield return Scale(name, groups, matrix.Columns);
        yield return Zero($"{name}_zero", DType.Int8, groups, matrix.Columns);
        yield return GroupIndex(matrix.Rows);
    }

    private static IEnumerable<Weight> Float8(Quantization how, WeightRole role, string name, Axis[] axes)
    {
        foreach (var scaled in (string[])["inputs", name, "outputs_grad"])
        {
            yield return new(WeightRole.QuantizationScale, $"{scaled}_scale") { DType = DType.Float32 };
            yield return new(WeightRole.MaximumHistory, $"{scaled}_amax_history", new Axis("history length", how.HistoryLength)) { DType = DType.Float32 };
        }

        yield return new(role, name, axes);
    }

    /// <summary>A kernel of GPTQ or AWQ, which stands on its side.</summary>
    private static IEnumerable<Weight> Calibrated(Quantization how, WeightRole role, string name, KernelMatrix matrix)
    {
        var groups = GroupsOf(matrix.Rows, how.GroupSize);
        // Numbers of 2 or 4 bits share a byte; those of 3 or 8 have one each.
        yield return Fixed(role, name, Byte, Packed(matrix.Columns, how.Bits switch { 4 => 2, 2 => 4, _ => 1 }), matrix.Rows);
        yield return Scale(name, matrix.Columns, groups);
        yield return Zero(matrix.ZeroName, Byte, matrix.Columns, groups);
        if (how.Mode == "awq") yield return Fixed(WeightRole.QuantizationScale, "awq_scales", null, matrix.Rows);
        yield return GroupIndex(matrix.Rows);
    }

    private static long Groups(long size, long groupSize) => Dim.CeilingDivide(size, groupSize).Size;
}
