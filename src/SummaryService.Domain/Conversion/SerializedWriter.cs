using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Layers.Legacy;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>Writes a model as <c>model.to_json()</c> does; in what the releases differ, the form knows.</summary>
internal sealed class SerializedWriter(Utf8JsonWriter json, SerializedForm form, ProblemList problems, CancellationToken cancellation) : IModelWriter
{
    public void Write(InferredModel model)
    {
        json.WriteStartObject();
        WriteModel(model.Graph, model, isTrainable: !model.Graph.IsFrozen);
        form.WriteRelease(json, model.Graph);
        json.WriteEndObject();
    }

    private void WriteModel(ModelGraph graph, InferredModel? inferred, bool isTrainable)
    {
        if (!form.HasMasks) graph = graph.WithoutImplied();
        // Keras forgets that a Sequential model was frozen, and not that its layers were.
        if (graph is { IsSequential: true, IsFrozen: true }) graph = graph with { Layers = [.. graph.Layers.Select(layer => layer with { Trainable = false })] };
        var type = graph.IsSequential ? "Sequential" : "Functional";
        form.WriteClass(json, type, graph.IsSequential ? "keras" : "keras.src.models.functional");
        json.WriteStartObject("config");
        json.WriteString("name", graph.Name);
        json.WriteBoolean("trainable", isTrainable);
        json.WriteStartArray("layers");
        for (var i = 0; i < graph.Layers.Length; i++)
        {
            json.WriteStartObject();
            WriteLayer(graph, inferred, i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!graph.IsSequential)
        {
            json.WritePropertyName("input_layers");
            form.WriteEnds(json, new SourceSequence([.. graph.Inputs]), graph);
            json.WritePropertyName("output_layers");
            // Without the property the layers would be taken for a chain.
            if (graph.Outputs is { } outputs) form.WriteOutputs(json, outputs, graph);
            else json.WriteNullValue();
        }

        json.WriteEndObject();
    }

    private void WriteLayer(ModelGraph graph, InferredModel? inferred, int index)
    {
        cancellation.ThrowIfCancellationRequested();
        var layer = graph.Layers[index];
        if (layer.Definition == InputLayer.Definition) WriteInput(layer, inferred?.Layers[index]);
        else WriteCallable(layer, inferred?.Layers[index].Model, Untold(layer, inferred?.Layers[index]));
        // In a chain, nothing else tells what goes into a layer.
        if (graph.IsSequential && layer.Model is null) form.WriteBuildConfig(json, layer, InputOf(graph.Calls[index], inferred));
        if (graph.IsSequential) return;
        if (layer.Model is null) form.WriteBuildConfig(json, layer, null);
        json.WriteString("name", layer.Name);
        json.WriteStartArray("inbound_nodes");
        if (layer.Definition != InputLayer.Definition)
        {
            foreach (var call in graph.Calls[index])
                form.WriteCall(json, call, graph, inferred);
        }

        json.WriteEndArray();
    }

    private static TensorSpec? InputOf(ImmutableArray<CallNode> calls, InferredModel? inferred) =>
        calls is [{ Sources: [{ Layer: >= 0 } source] }] ? SerializedForm.Given(source, inferred) : null;

    private void WriteInput(LayerNode layer, InferredLayer? inferred)
    {
        form.WriteClass(json, "InputLayer", "keras.layers");
        json.WriteStartObject("config");
        if (inferred?.Outputs is [TensorSpec tensor, ..])
        {
            json.WriteShape(form.InputShape, tensor.Shape);
            json.WriteString("dtype", tensor.DType.Name);
        }

        json.WriteString("name", layer.Name);
        json.WriteEndObject();
    }

    /// <summary>What a function gives that the dialect would not know without being told; null where there is nothing to tell.</summary>
    private TensorTree? Untold(LayerNode layer, InferredLayer? inferred)
    {
        if (!form.TellsTensors && UntoldShape.ProblemOf(layer, inferred) is { } problem) problems.Add(problem);
        return inferred is { AssumesShape: true } ? form.AssumesShapes ? null : UntoldShape.Of(inferred) : form.TellsTensors ? null : UntoldShape.Of(inferred);
    }

    private void WriteCallable(LayerNode layer, InferredModel? nested, TensorTree? untold)
    {
        if (layer.Model is { } model)
        {
            WriteModel(model, nested, layer.Trainable);
            return;
        }

        if (Unconvertible.In(layer, form.KeepsClasses, form.HasDropped) is { } problem) problems.Add(problem);
        form.WriteClass(json, layer);
        json.WriteStartObject("config");
        json.WriteString("name", layer.Name);
        json.WriteBoolean("trainable", layer.Trainable);
        form.WritePolicy(json, layer);
        WriteArguments(layer, untold);
        json.WriteEndObject();
    }

    private void WriteArguments(LayerNode layer, TensorTree? untold)
    {
        var isUntold = untold is not null && UntoldShape.MayBeOf(layer);
        var given = new HashSet<string>();
        foreach (var argument in LayerArguments.Of(layer))
        {
            given.Add(argument.Name);
            if (isUntold && argument.Name is "output_shape" or "output_shape_type") continue;
            json.WritePropertyName(argument.Name);
            if (argument.HoldsLayers && argument.Value.HasValue) WriteNested(layer, argument.Value, UntoldShape.Inner(untold));
            else argument.WriteTo(json);
        }

        if (isUntold)
        {
            given.Add("output_shape");
            json.WritePropertyName("output_shape");
            UntoldShape.WriteTo(json, untold!);
        }

        if (!form.WritesDefaults) return;
        foreach (var argument in layer.Definition?.Arguments ?? [])
        {
            if (argument.Default is not { } preset || given.Contains(argument.Name)) continue;
            json.WritePropertyName(argument.Name);
            json.WriteRawValue(preset);
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

        json.WriteStartObject();
        if (layer.ReadNested?.Invoke(value) is { } nested) WriteCallable(nested, null, untold);
        json.WriteEndObject();
    }
}
