using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>Writes a model in the short form: each layer its type and what differs from the defaults, references by name.</summary>
internal sealed class SimpleWriter(Utf8JsonWriter json, ProblemList problems, CancellationToken cancellation) : IModelWriter
{
    public void Write(InferredModel model)
    {
        json.WriteStartObject();
        WriteModel(model.Graph, model, isTrainable: !model.Graph.IsFrozen);
        json.WriteEndObject();
    }

    private void WriteModel(ModelGraph written, InferredModel? inferred, bool isTrainable)
    {
        var graph = written.WithoutImplied();
        json.WriteString("name", graph.Name);
        if (!isTrainable) json.WriteBoolean("trainable", false);
        json.WriteStartArray("layers");
        foreach (var index in InOrder(graph))
        {
            json.WriteStartObject();
            WriteLayer(graph, index, inferred?.Layers[index]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (graph.IsSequential) return;
        ReportUnlistedInput(graph);
        if (graph.Outputs is null)
        {
            // Left out, they would be whatever nobody consumes.
            problems.Add(new Problem { Key = "not_convertible.outputs", Values = [new("model", graph.Name)] });
            return;
        }

        json.WritePropertyName("outputs");
        WriteTree(graph.Outputs, graph);
    }

    /// <summary>In the short form every input layer is one of the model's inputs.</summary>
    private void ReportUnlistedInput(ModelGraph graph)
    {
        var listed = graph.Inputs.Select(input => input.Layer).ToHashSet();
        for (var i = 0; i < graph.Layers.Length; i++)
        {
            var layer = graph.Layers[i];
            if (layer.Definition != InputLayer.Definition || listed.Contains(i)) continue;
            problems.Add(new Problem
            {
                Key = "not_convertible.inputs",
                Pointer = layer.Origin.Pointer,
                Layer = layer.Name,
                Values = [new("layer", layer.Name), new("model", graph.Name)],
            });
            return;
        }
    }

    /// <summary>The inputs first, in the order in which the model takes them, which is told by nothing else here.</summary>
    private static IEnumerable<int> InOrder(ModelGraph graph)
    {
        if (graph.IsSequential) return Enumerable.Range(0, graph.Layers.Length);
        var inputs = graph.Inputs.Select(input => input.Layer).Where(layer => layer >= 0).Distinct().ToList();
        return inputs.Concat(Enumerable.Range(0, graph.Layers.Length).Except(inputs));
    }

    private void WriteLayer(ModelGraph graph, int index, InferredLayer? inferred)
    {
        cancellation.ThrowIfCancellationRequested();
        var layer = graph.Layers[index];
        if (layer.Definition == InputLayer.Definition) WriteInput(graph, layer, inferred);
        else if (layer.Model is { } nested) WriteModel(nested, inferred?.Model, layer.Trainable);
        else WritePlain(layer, Untold(layer, inferred));
        if (graph.IsSequential || layer.Definition == InputLayer.Definition) return;
        if (Unconvertible.InCalls(layer, graph.Calls[index]) is { } problem) problems.Add(problem);
        WriteCalls(graph.Calls[index], graph);
    }

    private void WriteInput(ModelGraph graph, LayerNode layer, InferredLayer? inferred)
    {
        json.WriteString("type", "Input");
        json.WriteString("name", layer.Name);
        if (inferred?.Outputs is [TensorSpec tensor, ..])
        {
            if (tensor.Shape.Rank > 0 && !tensor.Shape[0].IsKnown) json.WriteShape("shape", new TensorShape(tensor.Shape.Dims[1..]));
            else json.WriteShape("batch_shape", tensor.Shape);
            if (tensor.DType != DType.Float32) json.WriteString("dtype", tensor.DType.Name);
        }

        // Without a call in it a graph would be taken for a chain.
        if (graph.IsSequential || graph.Calls.Any(calls => calls.Any(call => !call.Arguments.IsEmpty))) return;
        json.WriteStartArray("calls");
        json.WriteEndArray();
    }

    private TensorTree? Untold(LayerNode layer, InferredLayer? inferred)
    {
        if (UntoldShape.ProblemOf(layer, inferred) is { } problem) problems.Add(problem);
        return UntoldShape.Of(inferred);
    }

    private void WritePlain(LayerNode layer, TensorTree? untold)
    {
        if (Unconvertible.In(layer, keepsClasses: false, hasDropped: true) is { } problem)
        {
            problems.Add(problem);
            return;
        }

        json.WriteString("type", layer.Type);
        json.WriteString("name", layer.Name);
        if (!layer.Trainable) json.WriteBoolean("trainable", false);
        WritePolicy(layer);
        var isUntold = untold is not null && UntoldShape.MayBeOf(layer);
        foreach (var argument in LayerArguments.Of(layer))
        {
            if (argument.Description is null || LayerArguments.IsDefault(argument)) continue;
            if (isUntold && argument.Name is "output_shape" or "output_shape_type") continue;
            json.WritePropertyName(argument.Name);
            if (argument.HoldsLayers) WriteNested(layer, argument.Value, UntoldShape.Inner(untold));
            else argument.WriteTo(json);
        }

        if (!isUntold) return;
        json.WritePropertyName("output_shape");
        UntoldShape.WriteTo(json, untold!);
    }

    private void WritePolicy(LayerNode layer)
    {
        if (layer.Quantization is not null)
        {
            json.WritePropertyName("dtype");
            json.WriteNode(layer.Config["dtype"]);
        }
        else if (layer.Policy != DTypePolicy.Float32)
        {
            json.WriteString("dtype", layer.Policy.Name);
        }
    }

    private void WriteNested(LayerNode layer, Node value, TensorTree? untold)
    {
        if (value.IsArray)
        {
            json.WriteStartArray();
            foreach (var item in value.Items)
                WriteNested(layer, item, untold);
            json.WriteEndArray();
            return;
        }

        if (layer.ReadNested?.Invoke(value) is not { } nested) return;
        json.WriteStartObject();
        if (nested.Model is { } model) WriteModel(model, null, nested.Trainable);
        else WritePlain(nested, untold);
        json.WriteEndObject();
    }

    private void WriteCalls(ImmutableArray<CallNode> calls, ModelGraph graph)
    {
        if (calls is [var only])
        {
            json.WritePropertyName("inputs");
            WriteCall(only, graph);
            return;
        }

        json.WriteStartArray("calls");
        foreach (var call in calls)
            WriteCall(call, graph);
        json.WriteEndArray();
    }

    /// <summary>A reference, or a list of them; with named arguments an object, in which the first ones are the inputs.</summary>
    private void WriteCall(CallNode call, ModelGraph graph)
    {
        var named = call.Arguments.Where(argument => argument.Name is not null && (argument.Tensors is not null || argument.Constant.HasValue)).ToList();
        var positional = call.Arguments.Where(argument => argument.Name is null && argument.Tensors is not null).Select(argument => argument.Tensors!).ToList();
        SourceTree? first = positional is [var only] ? only : positional.Count == 0 ? null : new SourceSequence([.. positional]);
        if (named.Count == 0 && first is not null and not SourceMapping)
        {
            WriteTree(first, graph);
            return;
        }

        json.WriteStartObject();
        if (first is not null)
        {
            json.WritePropertyName("inputs");
            WriteTree(first, graph);
        }

        foreach (var argument in named)
        {
            json.WritePropertyName(argument.Name!);
            if (argument.Tensors is { } tensors) WriteTree(tensors, graph);
            else json.WriteNode(argument.Constant);
        }

        json.WriteEndObject();
    }

    private void WriteTree(SourceTree tree, ModelGraph graph)
    {
        switch (tree)
        {
            case TensorSource source:
                json.WriteStringValue(Reference(graph.Layers[source.Layer].Name, source));
                break;
            case ConstantSource constant:
                json.WriteNode(constant.Value);
                break;
            case SourceSequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                    WriteTree(item, graph);
                json.WriteEndArray();
                break;
            case SourceMapping mapping:
                json.WriteStartObject();
                foreach (var (name, item) in mapping.Items)
                {
                    json.WritePropertyName(name);
                    WriteTree(item, graph);
                }

                json.WriteEndObject();
                break;
        }
    }

    private static string Reference(string layer, TensorSource source) =>
        source is { Call: 0, Tensor: 0 } && !layer.EndsWith(']') ? layer : $"{layer}[{source.Call}][{source.Tensor}]";
}
