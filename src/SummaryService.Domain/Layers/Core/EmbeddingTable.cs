using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>The weights that hold the vectors of an embedding. Those of a word share their scales, where a kernel's columns do.</summary>
/// <remarks>Source: https://keras.io/api/layers/core_layers/embedding/</remarks>
internal static class EmbeddingTable
{
    private const string Name = "embeddings";

    /// <summary>The weights that give each word its vector.</summary>
    public static IEnumerable<Weight> Store(KernelStorage storage, WeightRole role, Axis vocabulary, Axis width) =>
        storage.AddLora(Name, [vocabulary, width], storage.Quantization switch
        {
            null => [storage.AsItIs(role, Name, vocabulary, width)],
            { Mode: "int8" } => [Fixed(role, Name, DType.Int8, vocabulary, width), QuantizedKernel.Scale(Name, vocabulary)],
            { GroupSize: null } => [Fixed(role, Name, DType.Int8, vocabulary, Packed(width)), QuantizedKernel.Scale(Name, vocabulary)],
            { GroupSize: var size } =>
            [
                Fixed(role, Name, DType.Int8, vocabulary, Packed(width)),
                QuantizedKernel.Scale(Name, vocabulary, QuantizedKernel.GroupsOf(width, size)),
                QuantizedKernel.Zero($"{Name}_zero", DType.Int8, vocabulary, QuantizedKernel.GroupsOf(width, size)),
                QuantizedKernel.GroupIndex(width),
            ],
        });

    /// <summary>The weights that go back from vectors to words, where they are not the same.</summary>
    public static IEnumerable<Weight> StoreReverse(KernelStorage storage, Axis vocabulary, Axis width)
    {
        const string name = $"reverse_{Name}";
        return storage.Quantization switch
        {
            null => [new(WeightRole.ReverseTable, name, width, vocabulary)],
            { Mode: "int8" } => [Fixed(WeightRole.ReverseTable, name, DType.Int8, width, vocabulary), QuantizedKernel.Scale(name, vocabulary)],
            { GroupSize: null } => [Fixed(WeightRole.ReverseTable, name, DType.Int8, Packed(width), vocabulary), QuantizedKernel.Scale(name, vocabulary)],
            { GroupSize: var size } =>
            [
                Fixed(WeightRole.ReverseTable, name, DType.Int8, Packed(width), vocabulary),
                QuantizedKernel.Scale(name, QuantizedKernel.GroupsOf(width, size), vocabulary),
                QuantizedKernel.Zero($"{name}_zero", null, QuantizedKernel.GroupsOf(width, size), vocabulary),
            ],
        };
    }

    private static Axis Packed(Axis axis) => QuantizedKernel.Packed(axis, numbersInAByte: 2);

    private static Weight Fixed(WeightRole role, string name, DType? type, params Axis[] axes) => QuantizedKernel.Fixed(role, name, type, axes);
}
