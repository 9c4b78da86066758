using System.Collections.Immutable;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Walks over a model from its inputs on, and infers what each layer gives.</summary>
/// <remarks>The walk is a loop, so that no model, however deep, can overflow the stack.</remarks>
internal static class GraphWalk
{
    /// <summary>The layers in their order, inferred as far as they are sound.</summary>
    public static ImmutableArray<InferredLayer> Run(ModelGraph model, SummaryOptions options, ProblemList problems)
    {
        var inferred = new InferredLayer[model.Layers.Length];
        for (var i = 0; i < inferred.Length; i++)
        {
            if (problems.IsFull) return [];
            inferred[i] = Infer(model.Layers[i], inferred, options, problems);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(inferred);
    }

    /// <summary>One layer applied to tensors, without a model around it.</summary>
    public static InferredLayer Infer(
        LayerNode layer, CallInputs inputs, string inputsPointer, SummaryOptions options, ProblemList problems)
    {
        var bound = LayerBinder.Bind(layer, problems);
        return bound is not null && Apply(bound, layer, inputs, inputsPointer, options, problems) is { } effect
            ? new(layer, [effect.Output], WeightLedger.Of(layer, effect.Weights), effect.Work)
            : new(layer, [null], [], Work.None);
    }

    private static InferredLayer Infer(LayerNode layer, InferredLayer[] before, SummaryOptions options, ProblemList problems)
    {
        var bound = LayerBinder.Bind(layer, problems);
        var outputs = new TensorTree?[layer.Calls.Length];
        ImmutableArray<LayerWeight>? weights = null;
        var work = Work.None;
        for (var call = 0; bound is not null && call < outputs.Length; call++)
        {
            if (Resolve(layer.Calls[call], before, options) is not { } inputs) continue;
            if (Apply(bound, layer, inputs, null, options, problems) is not { } effect) break;
            outputs[call] = effect.Output;
            weights ??= WeightLedger.Of(layer, effect.Weights);
            work = new(work.Macs + effect.Work.Macs, work.Elementwise + effect.Work.Elementwise);
        }

        return new(layer, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(outputs), weights ?? [], work);
    }

    private static LayerEffect? Apply(
        BoundLayer bound, LayerNode layer, CallInputs inputs, string? inputsPointer, SummaryOptions options, ProblemList problems)
    {
        try
        {
            var effect = bound.Apply(inputs);
            if (effect.Output is not TensorSpec { Shape.Rank: var rank } || rank <= options.Limits.Rank) return effect;
            problems.Add(LayerBinder.Located(Fault.InInput("limit_exceeded.rank", ("limit", options.Limits.Rank), ("received", rank)), layer, inputsPointer));
        }
        catch (RuleBrokenException broken)
        {
            problems.Add(LayerBinder.Located(broken.Fault, layer, inputsPointer));
        }
        catch (NestedFaultException nested)
        {
            problems.Add(nested.Problem);
        }
        catch (OverflowException)
        {
            problems.Add(LayerBinder.Located(Fault.InInput("too_large"), layer, inputsPointer));
        }

        return null;
    }

    private static CallInputs? Resolve(ImmutableArray<TensorSource> sources, InferredLayer[] before, SummaryOptions options)
    {
        var arguments = ImmutableArray.CreateBuilder<CallArgument>(sources.Length);
        foreach (var source in sources)
        {
            if (before[source.Layer]?.Outputs[source.Call] is not { } output) return null;
            arguments.Add(new(null, output is TensorSpec single ? single : output.Flatten()[source.Tensor]));
        }

        return new(arguments.MoveToImmutable(), options.BatchSize);
    }
}
