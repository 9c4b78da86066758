using System.Collections.Immutable;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Makes the summary of a model whose layers are inferred.</summary>
internal static class SummaryBuilder
{
    /// <summary>The whole summary.</summary>
    public static ModelSummary Build(ModelGraph model, ImmutableArray<InferredLayer> layers, SummaryOptions options)
    {
        var hidden = model.IsSequential && layers is [{ Node: var first }, ..] && first.Definition == InputLayer.Definition ? 1 : 0;
        var rows = ImmutableArray.CreateBuilder<LayerRow>(layers.Length - hidden);
        for (var i = hidden; i < layers.Length; i++)
            rows.Add(RowOf(layers[i], layers, model.IsSequential, options));
        var shown = rows.MoveToImmutable();
        var isBuilt = layers.Length > hidden && layers[^1].Outputs is [not null, ..];
        return new()
        {
            Name = model.Name,
            Type = model.Type,
            Dialect = model.Dialect,
            Inputs = hidden == 1 ? Tensors(layers[0]) : [],
            Outputs = layers.IsEmpty ? [] : Tensors(layers[^1]),
            Layers = shown,
            Totals = WeightLedger.Total(shown, isBuilt ? OptimizerState.Of(model.Optimizer, shown) : null),
            IsChain = true,
            Warnings = !isBuilt && layers.Length > hidden
                ? [new Problem { Key = "unbuilt", Layer = layers[0].Node.Name, Values = [new("layer", layers[0].Node.Name), new("type", layers[0].Node.Definition.Type)] }]
                : [],
        };
    }

    /// <summary>One row.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="all">All layers of its model, for the names of its sources.</param>
    /// <param name="isSequential">Whether the row stands in a Sequential's table, which shows no connections.</param>
    /// <param name="options">What costs are for.</param>
    public static LayerRow RowOf(InferredLayer layer, ImmutableArray<InferredLayer> all, bool isSequential, SummaryOptions options)
    {
        Int128 count = 0, trainable = 0;
        foreach (var weight in layer.Weights)
        {
            count += weight.Params;
            if (weight.Trainable) trainable += weight.Params;
        }

        var output = layer.Outputs is [.., var last] ? last : null;
        return new()
        {
            Name = layer.Node.Name,
            Type = layer.Node.Definition.Type,
            Output = output,
            IsBuilt = output is not null || layer.Node.Definition.IsBuiltFromTheStart,
            Trainable = layer.Node.Trainable,
            Weights = layer.Weights,
            Params = count,
            TrainableParams = trainable,
            Calls = isSequential ? [] : [.. layer.Node.Calls.Zip(layer.Outputs, (sources, to) => new LayerCall(References(sources, all), to))],
            Cost = CostOf(layer, options),
        };
    }

    private static ImmutableArray<TensorReference> References(ImmutableArray<TensorSource> sources, ImmutableArray<InferredLayer> all) =>
        [.. sources.Select(source => new TensorReference(all[source.Layer].Node.Name, source.Call, source.Tensor))];

    private static Cost? CostOf(InferredLayer layer, SummaryOptions options)
    {
        Int128 activations = 0;
        foreach (var output in layer.Outputs)
        {
            if (output is null) return null;
            if (output is TensorSpec single)
            {
                if (BytesOf(single, options) is not { } bytes) return null;
                activations += bytes;
                continue;
            }

            foreach (var tensor in output.Flatten())
            {
                if (BytesOf(tensor, options) is not { } bytes) return null;
                activations += bytes;
            }
        }

        return layer.Outputs.IsEmpty || layer.Work.Macs.Value is not { } macs || layer.Work.Flops.Value is not { } flops
            ? null
            : new(macs, flops, activations);
    }

    private static Int128? BytesOf(TensorSpec tensor, SummaryOptions options)
    {
        Count elements = 1L;
        for (var axis = 0; axis < tensor.Shape.Rank; axis++)
            elements *= axis == 0 && !tensor.Shape[0].IsKnown ? options.BatchSize : tensor.Shape[axis];
        return (elements * tensor.DType.Bits / 8L).Value;
    }

    private static ImmutableArray<NamedTensor> Tensors(InferredLayer layer) =>
        layer.Outputs is [.., { } last] ? [.. last.Flatten().Select(tensor => new NamedTensor(layer.Node.Name, tensor))] : [];
}
