using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>How categories become vectors: <c>output_mode</c>.</summary>
internal static class Encoding
{
    /// <summary>A vector for each element; a last axis of size 1 makes room for it.</summary>
    public static TensorShape OneHot(TensorShape x, Dim depth) =>
        x.Rank > 1 && x[^1] == 1 ? x.With(^1, depth) : x.Concat(depth);

    /// <summary>A vector for all elements along the last axis.</summary>
    public static DimRule[] OneHot(TensorShape x, DimRule depth) =>
        x.Rank > 1 && x[^1] == 1 ? Dims.Kept(x).With(^1, depth) : [.. Dims.Kept(x), depth];

    /// <summary>How the sizes of a tensor over the categories come about, whose last axis they take.</summary>
    public static DimRule[] Gathered(TensorShape x, DimRule depth) => x.Rank > 0 ? Dims.Kept(x).With(^1, depth) : [depth];

    public static TensorShape Gathered(TensorShape x, Dim depth) => x.Rank > 0 ? x.With(^1, depth) : x.Concat(depth);

    /// <summary>Checks what can only be <c>true</c> where vectors come out.</summary>
    public static void ReadSparse(ConfigReader c, string outputMode)
    {
        if (c.Flag("sparse", orElse: false) && outputMode == "int")
            c.Report("sparse", "conflicting_arguments.output_mode", ("mode", outputMode), ("other", "one_hot"));
    }
}
