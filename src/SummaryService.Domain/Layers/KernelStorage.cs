using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>How a kernel is kept: as it is, quantized, or frozen beside a low-rank addition (LoRA).</summary>
/// <param name="LoraRank">The rank of the addition; null without one.</param>
/// <param name="Quantization">The mode: <c>int8</c>, <c>int4</c>, <c>float8</c>; null for the kernel as it is.</param>
/// <remarks>Sources: https://keras.io/api/quantizers/, https://keras.io/api/layers/core_layers/dense/</remarks>
internal sealed record KernelStorage(long? LoraRank, string? Quantization)
{
    private const long Float8HistoryLength = 1024;

    private static readonly KernelStorage Plain = new(null, null);

    /// <summary>Reads the arguments of a layer whose kernel can be added to, and may be quantized too.</summary>
    public static KernelStorage Read(ConfigReader c, bool isQuantizable)
    {
        var rank = c.OptionalPositive("lora_rank");
        c.Ignore("lora_alpha");
        if (c.IsGiven("kernel_constraint") && rank is not null) c.Report("kernel_constraint", "conflicting_arguments.constraint_and_lora");
        if (isQuantizable) c.Ignore("quantization_config");
        var quantization = isQuantizable ? c.Quantization : null;
        return rank is null && quantization is null ? Plain : new(rank, quantization);
    }

    /// <summary>The weights that hold a kernel of these axes.</summary>
    public IEnumerable<Weight> Store(string name, params Axis[] axes)
    {
        var last = axes[^1];
        switch (Quantization)
        {
            case "int8":
                yield return Fixed(name, DType.Int8, axes);
                yield return new($"{name}_scale", last) { IsFixed = true };
                break;
            case "int4":
                // Two numbers of four bits share a byte.
                yield return Fixed(name, DType.Int8, [.. axes[..^1], new("packed pairs", (last.Size + 1) / 2)]);
                yield return new($"{name}_scale", last) { IsFixed = true };
                break;
            case "float8":
                foreach (var scaled in (string[])["inputs", name, "outputs_grad"])
                {
                    yield return new($"{scaled}_scale");
                    yield return new($"{scaled}_amax_history", new Axis("history length", Float8HistoryLength));
                }

                yield return new(name, axes) { IsFixed = LoraRank is not null };
                break;
            default:
                yield return new(name, axes) { IsFixed = LoraRank is not null };
                break;
        }

        if (LoraRank is not { } rank) yield break;
        var low = new Axis("LoRA rank", rank);
        // Whatever the kernel's dtype, the addition is kept in 32 bits, so that small steps of training are not lost.
        yield return new($"lora_{name}_a", [.. axes[..^1], low]) { DType = DType.Float32 };
        yield return new($"lora_{name}_b", low, last) { DType = DType.Float32 };
    }

    private static Weight Fixed(string name, DType type, Axis[] axes) => new(name, axes) { DType = type, IsFixed = true };
}
