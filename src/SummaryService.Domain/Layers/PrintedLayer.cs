using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A layer of which only its row is known: what it gives and how many parameters it has, whatever it is called on.</summary>
internal static class PrintedLayer
{
    /// <summary>A definition of the layer's own.</summary>
    /// <param name="type">The class, as it is printed.</param>
    /// <param name="output">What it gives; empty where the row does not tell.</param>
    /// <param name="count">How many parameters it has; null where the row does not tell.</param>
    public static LayerDefinition Of(string type, ImmutableArray<TensorShape> output, long? count)
    {
        ImmutableArray<TensorTree> tensors = [.. output.Select(shape => new TensorSpec(shape, DType.Float32))];
        ImmutableArray<Weight> weights = count is > 0 and var size ? [new(WeightRole.Unknown, "printed", new Axis("size", size))] : [];
        return LayerDefinition.Applying(type, reader => reader.Value("printed"), (_, _) => new(
            tensors switch
            {
                [] => throw RuleBrokenException.InInput("unknown_output.class"),
                [var only] => only,
                _ => new TensorSequence(tensors, IsTuple: false),
            },
            weights,
            new(Count.Unknown, Count.Unknown))
        {
            HasUnknownWeights = count is null,
        });
    }
}
