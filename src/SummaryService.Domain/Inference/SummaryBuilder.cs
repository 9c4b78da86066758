using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Makes the summary of a model that is inferred.</summary>
internal static class SummaryBuilder
{
    /// <summary>The whole summary.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dialect">What it was written in.</param>
    /// <param name="kerasVersion">The release that wrote it; null where nothing tells.</param>
    /// <param name="options">What to show.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ModelSummary Build(InferredModel model, string dialect, string? kerasVersion, SummaryOptions options, CancellationToken cancellation)
    {
        var graph = model.Graph;
        var order = graph.IsSequential ? null : RowOrder.Of(graph);
        var rows = Rows(model, order, options, options.Explain ? new() : null, cancellation);
        var isBuilt = model.Output is not null;
        return new()
        {
            Name = graph.Name,
            Type = graph.Type,
            Dialect = dialect,
            KerasVersion = kerasVersion,
            Inputs = Tensors(model, graph.Inputs),
            Outputs = Tensors(model, OutputSources(graph)),
            Layers = rows,
            Totals = WeightLedger.Total(rows, isBuilt ? OptimizerState.Of(graph.Optimizer, rows) : null),
            IsChain = order?.IsChain ?? true,
            Warnings = [.. Warnings(model, order, cancellation)],
        };
    }

    /// <summary>The row of one layer without a model around it.</summary>
    public static LayerRow Row(InferredLayer layer, Work work, SummaryOptions options) => Row(layer, work, [], options, options.Explain ? new() : null, default);

    /// <summary>The row of one layer of a model.</summary>
    public static LayerRow RowOf(InferredModel model, int layer, SummaryOptions options, CancellationToken cancellation) => Row(
        model.Layers[layer],
        model.Work.IsEmpty ? Work.Unknown : model.Work[layer],
        model.Graph.IsSequential ? [] : Calls(model, layer),
        options with { Explain = false },
        pointers: null,
        cancellation);

    /// <summary>The rows that Keras shows: all of a chain but its input layer, and a graph's in its own order.</summary>
    private static ImmutableArray<LayerRow> Rows(
        InferredModel model, RowOrder? order, SummaryOptions options, JsonPointers? pointers, CancellationToken cancellation)
    {
        var hidden = order is null && model.Layers is [{ Node.Definition: var first }, ..] && first == InputLayer.Definition ? 1 : 0;
        var rows = new LayerRow[order?.Layers.Length ?? model.Layers.Length - hidden];
        for (var i = 0; i < rows.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var layer = order?.Layers[i] ?? i + hidden;
            var work = model.Work.IsEmpty ? Work.Unknown : model.Work[layer];
            rows[i] = Row(model.Layers[layer], work, order is null ? [] : Calls(model, layer), options, pointers, cancellation);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    private static LayerRow Row(
        InferredLayer layer, Work work, ImmutableArray<LayerCall> calls, SummaryOptions options, JsonPointers? pointers, CancellationToken cancellation)
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
            Type = layer.Node.Type,
            Output = output,
            OwnOutput = OwnOutput(layer),
            IsBuilt = output is not null || layer.TakesStored || layer.Node.Definition?.IsBuiltFromTheStart == true,
            Trainable = layer.Node.Trainable,
            Weights = layer.Weights,
            Params = count,
            TrainableParams = trainable,
            HasUnknownWeights = layer.HasUnknownWeights || layer.AwaitsInput,
            IsOperation = layer.Node.IsOperation,
            Calls = calls,
            Cost = options.Costs ? CostOf(layer, work, options) : null,
            ReceptiveField = layer.View.Field,
            NoReceptiveField = layer.View.Why,
            Layers = layer.Model is { } nested ? Nested(nested, options, pointers, cancellation) : [],
            Ends = options.NestedOperations && layer.Model is { Graph.IsSequential: false } graph ? Ends(graph) : null,
            Derivation = pointers is null ? null : Derive(layer, output, pointers),
        };
    }

    /// <summary>A list of one output is that output to the releases that show it; without inputs of its own, a model goes by all its calls.</summary>
    private static TensorTree? OwnOutput(InferredLayer layer) => layer.Model switch
    {
        null => null,
        { Graph: var graph } when graph.Inputs.Contains(TensorSource.Outside) => layer.Outputs.Aggregate(Relaxed),
        { Output: TensorSequence { IsTuple: false, Items: [TensorSpec only] } } => only,
        { Output: var own } => own,
    };

    /// <summary>Two outputs of a layer as one: a size in which they differ is unknown.</summary>
    private static TensorTree? Relaxed(TensorTree? left, TensorTree? right) =>
        left is TensorSpec { Shape: var a } && right is TensorSpec { Shape: var b } && a.Rank == b.Rank
            ? new TensorSpec(TensorShape.Owning([.. a.Dims.ToArray().Zip(b.Dims.ToArray(), (x, y) => x == y ? x : Dim.Unknown)]), ((TensorSpec)left).DType)
            : left;

    private static Derivation Derive(InferredLayer layer, TensorTree? output, JsonPointers pointers)
    {
        var pointer = pointers.Of(layer.Node.Origin);
        if (layer.LastCall is { } last && output is not null)
            return new(layer.Node.Definition, last.Inputs.All(), last.Bound.Derive(last.Inputs, output), pointer);
        // An input of a nested model, whose size the caller says; or a layer of which only the file tells what it gives.
        var reason = layer.Node.Definition == InputLayer.Definition ? "input" : "told";
        return new(layer.Node.Definition, [], output is null ? null : [.. output.Flatten().Select(tensor => Dims.Told(reason, tensor.Shape))], pointer);
    }

    /// <summary>The rows of a nested model; operations are no layers and not shown there, but a picture needs them.</summary>
    private static ImmutableArray<LayerRow> Nested(
        InferredModel model, SummaryOptions options, JsonPointers? pointers, CancellationToken cancellation) =>
    [
        .. Rows(model, model.Graph.IsSequential ? null : RowOrder.Of(model.Graph), options, pointers, cancellation)
            .Where(row => options.NestedOperations || !row.IsOperation),
    ];

    private static ModelEnds Ends(InferredModel model)
    {
        return new(References(model.Graph.Inputs), References(OutputSources(model.Graph)));

        // What comes from outside has no layer to name.
        ImmutableArray<TensorReference> References(IEnumerable<TensorSource> sources) =>
            [.. sources.Where(source => source.Layer >= 0).Select(source => Reference(model, source))];
    }

    private static TensorReference Reference(InferredModel model, TensorSource source) =>
        new(model.Layers[source.Layer].Node.Name, source.Call, source.Tensor);

    private static ImmutableArray<LayerCall> Calls(InferredModel model, int layer)
    {
        var (calls, outputs) = (model.Graph.Calls[layer], model.Layers[layer].Outputs);
        var shown = new LayerCall[calls.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            var sources = calls[i].Sources;
            var inputs = new TensorReference[sources.Length];
            for (var input = 0; input < inputs.Length; input++)
                inputs[input] = Reference(model, sources[input]);
            shown[i] = new(ImmutableCollectionsMarshal.AsImmutableArray(inputs), outputs[i]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(shown);
    }

    private static ImmutableArray<TensorSource> OutputSources(ModelGraph graph)
    {
        if (graph.Outputs is TensorSource only) return [only];
        var sources = new List<TensorSource>();
        graph.Outputs?.Collect(sources);
        return [.. sources];
    }

    private static ImmutableArray<NamedTensor> Tensors(InferredModel model, ImmutableArray<TensorSource> sources)
    {
        var named = ImmutableArray.CreateBuilder<NamedTensor>(sources.Length);
        foreach (var source in sources)
        {
            if (source.Layer < 0) continue;
            var layer = model.Layers[source.Layer];
            if (layer.Outputs[source.Call] is not { } output) continue;
            var tensors = output.Flatten();
            // A chain gives all that its last layer gives; a graph names each tensor.
            var (first, end) = model.Graph.IsSequential ? (0, tensors.Count) : (source.Tensor, Math.Min(source.Tensor + 1, tensors.Count));
            for (var i = first; i < end; i++)
                named.Add(new(layer.Node.Name, tensors[i]));
        }

        return named.DrainToImmutable();
    }

    private static IEnumerable<Problem> Warnings(InferredModel model, RowOrder? order, CancellationToken cancellation)
    {
        if (model.Graph.Inputs.Contains(TensorSource.Outside) && model.Layers is [var first, ..])
            yield return new Problem { Key = "unbuilt", Pointer = first.Node.Origin.Pointer, Layer = first.Node.Name };
        if (model.Graph.AssumesInput)
            yield return AssumedInput(model);
        for (var i = 0; i < model.Layers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var layer = model.Layers[i];
            foreach (var unknown in UnknownWeights(layer))
                yield return unknown;
            if (layer.Node is { IsForeign: true, StoredWeights.IsEmpty: false })
                yield return About(layer, "unknown_params.stored");
            if (layer.TakesStored)
                yield return About(layer, "unknown_params.kept");
            if (layer.AssumesShape)
                yield return About(layer, "assumed_shape");
            if (SelfCheck.Of(model, i) is { } difference)
                yield return difference;
            if (layer.Model is not null || !layer.Node.StoredWeights.IsEmpty)
            {
                foreach (var other in SelfCheck.OfWeights(layer))
                    yield return other;
            }

            if (layer.IsUntold)
                yield return About(layer, "unknown_shape");
        }

        if (order is null || order.Layers.Length == model.Layers.Length) yield break;
        var shown = order.Layers.ToHashSet();
        for (var i = 0; i < model.Layers.Length; i++)
        {
            if (!shown.Contains(i) && !model.Graph.Layers[i].Implied.Exists) yield return About(model.Layers[i], "unused_layer");
        }
    }

    /// <summary>The layers whose weights nobody can tell: this one, or those in the model that it is.</summary>
    private static IEnumerable<Problem> UnknownWeights(InferredLayer layer)
    {
        if (layer.Model is { } model) return model.Layers.SelectMany(UnknownWeights);
        if (!layer.HasUnknownWeights) return [];
        return [About(layer, layer.Node is { Definition: null or { HasUnknownWeights: true } } ? "unknown_params" : "unknown_params.inside")];
    }

    private static Problem AssumedInput(InferredModel model)
    {
        var (input, first) = (((TensorSpec)model.Layers[0].Outputs[0]!).Shape, model.Layers[1].Node);
        return new()
        {
            Key = "unbuilt.first_layer",
            Pointer = first.Origin.Pointer,
            Layer = first.Name,
            Values = [new("layer", first.Name), new("batch_shape", $"{input}"), new("shape", $"{new TensorShape(input.Dims[1..])}")],
        };
    }

    private static Problem About(InferredLayer layer, string key) => new()
    {
        Key = key,
        Pointer = layer.Node.Origin.Pointer,
        Layer = layer.Node.Name,
        Values = [new("layer", layer.Node.Name), new("type", layer.Node.Type)],
    };

    private static Cost? CostOf(InferredLayer layer, Work work, SummaryOptions options)
    {
        Int128 activations = 0;
        // What the model takes is data, shown or, in a chain, not; nothing computes it.
        var isData = layer.Node.Definition == InputLayer.Definition;
        foreach (var output in layer.Outputs)
        {
            if (output is null) return null;
            if (isData) continue;
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

        return layer.Outputs.IsEmpty || work.Macs.Value is not { } macs || work.Flops.Value is not { } flops
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
}
