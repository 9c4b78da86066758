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
    public static IEnumerable<Weight> Store(Quantization how, string name, Axis[] axes, KernelMatrix matrix) => how.Mode switch
    {
        "int8" => [Fixed(name, DType.Int8, axes), Fixed($"{name}_scale", null, matrix.Scale)],
        "int4" => Int4(how, name, matrix),
        "float8" => Float8(how, name, axes),
        // Five numbers of three values share a byte.
        "ternary" => [Fixed(name, Byte, Packed(matrix.Rows, 5), matrix.Columns), Fixed($"{name}_scale", null)],
        _ => Calibrated(how, name, matrix),
    };

    /// <summary>An axis along which so many numbers share a byte.</summary>
    public static Axis Packed(Axis axis, long numbersInAByte) =>
        numbersInAByte == 1 ? axis : new($"packed {axis.Meaning}", Groups(axis.Size, numbersInAByte));

    /// <summary>The groups of an axis that share a scale; one where all do.</summary>
    public static Axis GroupsOf(Axis axis, long? groupSize) => new("groups", groupSize is { } size ? Groups(axis.Size, size) : 1);

    /// <summary>A weight that training leaves alone.</summary>
    public static Weight Fixed(string name, DType? type, params Axis[] axes) => new(name, axes) { DType = type, IsFixed = true };

    private static IEnumerable<Weight> Int4(Quantization how, string name, KernelMatrix matrix)
    {
        yield return Fixed(name, DType.Int8, matrix.Rows, Packed(matrix.Columns, 2));
        if (how.GroupSize is null)
        {
            yield return Fixed($"{name}_scale", null, matrix.Columns);
            yield break;
        }

        var groups = GroupsOf(matrix.Rows, how.GroupSize);
        yield return Fixed($"{name}_scale", null, groups, matrix.Columns);
        yield return Fixed($"{name}_zero", DType.Int8, groups, matrix.Columns);
        yield return Fixed("g_idx", DType.Float32, matrix.Rows);
    }

    private static IEnumerable<Weight> Float8(Quantization how, string name, Axis[] axes)
    {
        foreach (var scaled in (string[])["inputs", name, "outputs_grad"])
        {
            yield return new($"{scaled}_scale") { DType = DType.Float32 };
            yield return new($"{scaled}_amax_history", new Axis("history length", how.HistoryLength)) { DType = DType.Float32 };
        }

        yield return new(name, axes);
    }

    /// <summary>A kernel of GPTQ or AWQ, which stands on its side.</summary>
    private static IEnumerable<Weight> Calibrated(Quantization how, string name, KernelMatrix matrix)
    {
        var groups = GroupsOf(matrix.Rows, how.GroupSize);
        // Numbers of 2 or 4 bits share a byte; those of 3 or 8 have one each.
        yield return Fixed(name, Byte, Packed(matrix.Columns, how.Bits switch { 4 => 2, 2 => 4, _ => 1 }), matrix.Rows);
        yield return Fixed($"{name}_scale", null, matrix.Columns, groups);
        yield return Fixed(matrix.ZeroName, Byte, matrix.Columns, groups);
        if (how.Mode == "awq") yield return Fixed("awq_scales", null, matrix.Rows);
        yield return Fixed("g_idx", DType.Float32, matrix.Rows);
    }

    private static long Groups(long size, long groupSize) => Dim.CeilingDivide(size, groupSize).Size;
}
