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
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Permute", Read, new(Output, Output)) with
    {
        Source = "https://keras.io/api/layers/reshaping_layers/permute/",
        WithoutWeights = "rearranges",
    };

    private static ImmutableArray<long> Read(ConfigReader c)
    {
        var order = c.Axes("dims");
        if (!c.HasFaults && !order.Order().SequenceEqual(order.Select((_, i) => i + 1L)))
            c.Report("dims", "wrong_kind.permutation", ("count", order.Length));
        return order;
    }

    private static Shape<T> Output<T>(ImmutableArray<long> order, Shape<T> x)
        where T : ISize<T> =>
        x.OfRank(order.Length + 1).Change(1, order.Length, (_, i) => x[(int)order[i]].Because("permuted"));
}
