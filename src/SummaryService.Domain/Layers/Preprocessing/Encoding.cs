using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>How categories become vectors: <c>output_mode</c>.</summary>
internal static class Encoding
{
    /// <summary>A vector for each element; a last axis of size 1 makes room for it.</summary>
    public static Shape<T> OneHot<T>(Shape<T> x, T depth)
        where T : ISize<T> =>
        x.Rank > 1 && x[^1].Size == 1 ? x.With(^1, depth) : x.Concat(depth);

    /// <summary>A vector for all elements along the last axis.</summary>
    public static Shape<T> Gathered<T>(Shape<T> x, T depth)
        where T : ISize<T> =>
        x.Rank > 0 ? x.With(^1, depth) : x.Concat(depth);

    /// <summary>Checks what can only be <c>true</c> where vectors come out.</summary>
    public static void ReadSparse(ConfigReader c, string outputMode)
    {
        if (c.Flag("sparse", orElse: false) && outputMode == "int")
            c.Report("sparse", "conflicting_arguments.output_mode", ("mode", outputMode), ("other", "one_hot"));
    }
}
