using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>The weights that hold the vectors of an embedding. Those of a word share their scales, where a kernel's columns do.</summary>
/// <remarks>Source: https://keras.io/api/layers/core_layers/embedding/</remarks>
internal static class EmbeddingTable
{
    private const string Name = "embeddings";

    /// <summary>The weights that give each word its vector.</summary>
    public static IEnumerable<Weight> Store(KernelStorage storage, Axis vocabulary, Axis width) =>
        storage.AddLora(Name, [vocabulary, width], storage.Quantization switch
        {
            null => [storage.AsItIs(Name, vocabulary, width)],
            { Mode: "int8" } => [Fixed(Name, DType.Int8, vocabulary, width), Fixed($"{Name}_scale", null, vocabulary)],
            { GroupSize: null } => [Fixed(Name, DType.Int8, vocabulary, Packed(width)), Fixed($"{Name}_scale", null, vocabulary)],
            { GroupSize: var size } =>
            [
                Fixed(Name, DType.Int8, vocabulary, Packed(width)),
                Fixed($"{Name}_scale", null, vocabulary, QuantizedKernel.GroupsOf(width, size)),
                Fixed($"{Name}_zero", DType.Int8, vocabulary, QuantizedKernel.GroupsOf(width, size)),
                Fixed("g_idx", DType.Float32, width),
            ],
        });

    /// <summary>The weights that go back from vectors to words, where they are not the same.</summary>
    public static IEnumerable<Weight> StoreReverse(KernelStorage storage, Axis vocabulary, Axis width)
    {
        const string name = $"reverse_{Name}";
        return storage.Quantization switch
        {
            null => [new(name, width, vocabulary)],
            { Mode: "int8" } => [Fixed(name, DType.Int8, width, vocabulary), Fixed($"{name}_scale", null, vocabulary)],
            { GroupSize: null } => [Fixed(name, DType.Int8, Packed(width), vocabulary), Fixed($"{name}_scale", null, vocabulary)],
            { GroupSize: var size } =>
            [
                Fixed(name, DType.Int8, Packed(width), vocabulary),
                Fixed($"{name}_scale", null, QuantizedKernel.GroupsOf(width, size), vocabulary),
                Fixed($"{name}_zero", null, QuantizedKernel.GroupsOf(width, size), vocabulary),
            ],
        };
    }

    private static Axis Packed(Axis axis) => QuantizedKernel.Packed(axis, numbersInAByte: 2);

    private static Weight Fixed(string name, DType? type, params Axis[] axes) => QuantizedKernel.Fixed(name, type, axes);
}
