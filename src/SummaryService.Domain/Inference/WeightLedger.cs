using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Turns the weights that layers declare into weights of the model, and adds them up.</summary>
internal static class WeightLedger
{
    /// <summary>The weights with their dtype and their count; a frozen layer's are all frozen.</summary>
    public static ImmutableArray<LayerWeight> Of(LayerNode layer, ImmutableArray<Weight> declared)
    {
        if (declared.IsEmpty) return [];
        var weights = new LayerWeight[declared.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = declared[i];
            Int128 count = 1;
            foreach (var axis in weight.Axes)
                count *= axis.Size;
            weights[i] = new(
                weight.Name,
                ImmutableCollectionsMarshal.AsImmutableArray(weight.Axes),
                weight.DType ?? layer.Policy.Variable,
                weight.Role,
                layer.Trainable ? weight.Fixed : WhyFixed.Frozen,
                count);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(weights);
    }

    /// <summary>The sums over all layers, and over what their optimizer keeps.</summary>
    public static ParameterTotals Total(ImmutableArray<LayerRow> rows, OptimizerState? optimizer)
    {
        Int128 trainable = 0, fixedCount = 0, trainableBits = 0, fixedBits = 0, macs = 0, flops = 0, activations = 0;
        var isCostKnown = true;
        foreach (var row in rows)
        {
            foreach (var weight in row.Weights)
            {
                if (weight.Trainable) (trainable, trainableBits) = (trainable + weight.Params, trainableBits + weight.Bits);
                else (fixedCount, fixedBits) = (fixedCount + weight.Params, fixedBits + weight.Bits);
            }

            if (row.Cost is { } cost) (macs, flops, activations) = (macs + cost.Macs, flops + cost.Flops, activations + cost.ActivationBytes);
            else isCostKnown = false;
        }

        return new()
        {
            Trainable = trainable,
            NonTrainable = fixedCount,
            TrainableBytes = trainableBits / 8,
            NonTrainableBytes = fixedBits / 8,
            IsLowerBound = rows.Any(row => row.HasUnknownWeights),
            HasOptimizer = optimizer is not null,
            Optimizer = optimizer?.Params ?? 0,
            OptimizerBytes = optimizer?.Bytes ?? 0,
            Cost = isCostKnown ? new(macs, flops, activations) : null,
        };
    }
}
