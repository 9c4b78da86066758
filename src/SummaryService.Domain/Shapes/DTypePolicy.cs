namespace SummaryService.Domain.Shapes;

/// <summary>What a layer keeps its weights in and what it computes in.</summary>
/// <param name="Variable">The dtype of the weights.</param>
/// <param name="Compute">The dtype of the computation and so, usually, of the output.</param>
/// <remarks>Source: https://keras.io/api/mixed_precision/policy/</remarks>
public sealed record DTypePolicy(DType Variable, DType Compute)
{
    /// <summary>Keras's default: everything in <c>float32</c>.</summary>
    public static DTypePolicy Float32 { get; } = new(DType.Float32, DType.Float32);

    private static readonly DTypePolicy MixedFloat16 = new(DType.Float32, DType.Find("float16")!);
    private static readonly DTypePolicy MixedBFloat16 = new(DType.Float32, DType.Find("bfloat16")!);

    /// <summary>The name that Keras has for it, such as <c>mixed_bfloat16</c>.</summary>
    public string Name => Variable == Compute ? Compute.Name : $"mixed_{Compute.Name}";

    /// <summary>The policy of a name such as <c>float16</c> or <c>mixed_bfloat16</c>, or null where there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isOld">Whether a release before Keras 3 wrote it, which had further names.</param>
    public static DTypePolicy? Find(string name, bool isOld = false) => name switch
    {
        "float32" => Float32,
        "mixed_float16" => MixedFloat16,
        "mixed_bfloat16" => MixedBFloat16,
        _ => (isOld ? DType.FindOld(name) : DType.Find(name)) is { } type ? new(type, type) : null,
    };

    /// <summary>What the layer sees of an input: floating-point tensors are cast to the compute dtype, others stay.</summary>
    public DType Cast(DType input) => input.IsFloating && Compute.IsFloating ? Compute : input;
}
