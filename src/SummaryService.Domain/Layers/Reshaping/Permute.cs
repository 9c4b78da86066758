using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Reshaping;

/// <summary>Permute: the axes in another order, the batch staying first.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   (batch, …), the axes in the order of dims, which counts them from 1
/// Weights  none
/// Source   https://keras.io/api/layers/reshaping_layers/permute/
/// </remarks>
internal static class Permute
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Permute", Read, Output, dims: Sizes) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/permute/",
    };

    private static ImmutableArray<long> Read(ConfigReader c)
    {
        var order = c.Axes("dims");
        if (!c.HasFaults && !order.Order().SequenceEqual(order.Select((_, i) => i + 1L)))
            c.Report("dims", "wrong_kind.permutation", ("count", order.Length));
        return order;
    }

    private static TensorShape Output(ImmutableArray<long> order, TensorShape x)
    {
        x.OfRank(order.Length + 1);
        var dims = new Dim[x.Rank];
        dims[0] = x[0];
        for (var i = 0; i < order.Length; i++)
            dims[i + 1] = x[(int)order[i]];
        return TensorShape.Owning(dims);
    }

    private static DimRule[] Sizes(ImmutableArray<long> order, TensorShape x) =>
        [Dims.Batch(x[0]), .. order.Select(axis => new DimRule("permuted", x[(int)axis]))];
}
