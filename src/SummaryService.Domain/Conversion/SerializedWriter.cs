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
        else WriteCallable(layer, inferred?.Layers[index].Model, AssumedBy(inferred?.Layers[index]));
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

    /// <summary>The shape that the release assumes and the one that is written does not; null where there is none, or not one for all calls.</summary>
    private TensorShape? AssumedBy(InferredLayer? inferred)
    {
        if (form.AssumesShapes || inferred is not { AssumesShape: true, Outputs: [TensorSpec first, ..] outputs }) return null;
        var shape = Inner(first.Shape);
        return outputs.All(output => output is TensorSpec other && Equals(Inner(other.Shape), shape)) ? shape : null;
    }

    /// <summary>A shape without its first axis: what it is for one sample, or for one step.</summary>
    private static TensorShape? Inner(TensorShape? shape) => shape is { Rank: > 0 } ? new(shape.Dims[1..]) : null;

    private void WriteCallable(LayerNode layer, InferredModel? nested, TensorShape? assumed)
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
        WriteArguments(layer, assumed);
        json.WriteEndObject();
    }

    private void WriteArguments(LayerNode layer, TensorShape? assumed)
    {
        var isAssumed = assumed is not null && layer.Definition == LegacyLambda.Definition;
        var given = new HashSet<string>();
        foreach (var argument in LayerArguments.Of(layer))
        {
            given.Add(argument.Name);
            if (isAssumed && argument.Name == "output_shape") continue;
            json.WritePropertyName(argument.Name);
            if (argument.Description?.Kind is ArgumentKind.Layer or ArgumentKind.Layers && argument.Value.HasValue) WriteNested(layer, argument.Value, Inner(assumed));
            else argument.WriteTo(json);
        }

        if (isAssumed) json.WriteShape("output_shape", assumed!);
        if (!form.WritesDefaults) return;
        foreach (var argument in layer.Definition?.Arguments ?? [])
        {
            if (argument.Default is not { } preset || given.Contains(argument.Name)) continue;
            json.WritePropertyName(argument.Name);
            json.WriteRawValue(preset);
        }
    }

    private void WriteNested(LayerNode layer, Node value, TensorShape? assumed)
    {
        if (value.IsArray)
        {
            json.WriteStartArray();
            foreach (var item in value.Items)
                WriteNested(layer, item, assumed);
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        if (layer.ReadNested?.Invoke(value) is { } nested) WriteCallable(nested, null, assumed);
        json.WriteEndObject();
    }
}
