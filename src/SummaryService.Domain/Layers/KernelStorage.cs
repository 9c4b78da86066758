using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>How a kernel is kept: as it is, quantized, or frozen beside a low-rank addition (LoRA).</summary>
/// <param name="LoraRank">The rank of the addition; null without one.</param>
/// <param name="Quantization">How it is quantized; null for the kernel as it is.</param>
/// <remarks>Sources: https://keras.io/api/quantizers/, https://keras.io/api/layers/core_layers/dense/</remarks>
internal sealed record KernelStorage(long? LoraRank, Quantization? Quantization)
{
    private static readonly KernelStorage Plain = new(null, null);

    /// <summary>Reads the arguments of a layer whose kernel can be added to, and quantized in some modes.</summary>
    /// <param name="c">Gives the arguments.</param>
    /// <param name="constraint">The argument that constrains the kernel, which rules out an addition to it.</param>
    /// <param name="modes">The modes of quantization that the layer knows.</param>
    public static KernelStorage Read(ConfigReader c, string constraint, params ReadOnlySpan<string> modes)
    {
        var rank = c.OptionalPositive("lora_rank");
        c.Ignore("lora_alpha");
        if (c.IsGiven(constraint) && rank is not null) c.Report(constraint, "conflicting_arguments.constraint_and_lora");
        var quantization = modes.IsEmpty ? null : c.Quantized(modes);
        if (quantization is { Mode: not ("int8" or "int4") } && rank is not null)
            c.Report("lora_rank", "conflicting_arguments.quantization_and_lora", ("mode", quantization.Mode));
        return rank is null && quantization is null ? Plain : new(rank, quantization);
    }

    /// <summary>The weights that hold a kernel of these axes, whose last is that of the outputs, and the bias, if any, for each output.</summary>
    public IEnumerable<Weight> StoreWithBias(WeightRole role, string name, bool useBias, params Axis[] axes)
    {
        if (Quantization is null && LoraRank is null) return useBias ? [new(role, name, axes), new(WeightRole.Bias, "bias", axes[^1])] : (Weight[])[new(role, name, axes)];
        var kernel = Store(role, name, axes);
        return useBias ? kernel.Append(new(WeightRole.Bias, "bias", axes[^1])) : kernel;
    }

    private IEnumerable<Weight> Store(WeightRole role, string name, Axis[] axes)
    {
        IEnumerable<Weight> kernel = Quantization is null
            ? [AsItIs(role, name, axes)]
            : QuantizedKernel.Store(Quantization, role, name, axes, new KernelMatrix(axes[0], axes[^1], [axes[^1]]));
        return LoraRank is null ? kernel : AddLora(name, axes, kernel);
    }

    /// <summary>The weights of a kernel, and those of the low-rank addition to it where there is one.</summary>
    public IEnumerable<Weight> AddLora(string name, Axis[] axes, IEnumerable<Weight> kernel)
    {
        foreach (var weight in kernel)
            yield return weight;
        if (LoraRank is not { } rank) yield break;
        // Whatever the kernel's dtype, the addition is kept in 32 bits, so that small steps of training are not lost.
        var low = new Axis("LoRA rank", rank);
        yield return new(WeightRole.LowRankFirst, $"lora_{name}_a", [.. axes[..^1], low]) { DType = DType.Float32 };
        yield return new(WeightRole.LowRankSecond, $"lora_{name}_b", low, axes[^1]) { DType = DType.Float32 };
    }

    /// <summary>The kernel as it is, which an addition to it freezes.</summary>
    public Weight AsItIs(WeightRole role, string name, params Axis[] axes) => new(role, name, axes) { Fixed = LoraRank is null ? null : WhyFixed.LowRank };
}
