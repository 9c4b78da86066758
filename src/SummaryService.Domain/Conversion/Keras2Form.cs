using System.Text.Json;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>As the last releases of Keras 2 serialize: calls are lists of tensors, the other arguments stand with the first.</summary>
internal sealed class Keras2Form : SerializedForm
{
    public override string InputShape => "batch_input_shape";

    public override bool KeepsClasses => false;

    public override bool HasDropped => true;

    public override bool HasMasks => false;

    public override bool WritesDefaults => true;

    public override bool AssumesShapes => true;

    public override bool TellsTensors => false;

    public override void WriteClass(Utf8JsonWriter json, string type, string module) => json.WriteString("class_name", type);

    public override void WriteClass(Utf8JsonWriter json, LayerNode layer) => json.WriteString("class_name", layer.Type);

    public override void WritePolicy(Utf8JsonWriter json, LayerNode layer) => json.WriteString("dtype", layer.Policy.Name);

    public override void WriteBuildConfig(Utf8JsonWriter json, LayerNode layer, TensorSpec? input)
    {
    }

    public override void WriteCall(Utf8JsonWriter json, CallNode call, ModelGraph graph, InferredModel? inferred)
    {
        var tensors = new List<TensorSource>();
        foreach (var argument in call.Arguments.Where(argument => argument.Name is null or "inputs"))
            argument.Tensors?.Collect(tensors);
        var others = call.Arguments.Where(argument => argument.Name is not (null or "inputs") && (argument.Tensors is not null || argument.Constant.HasValue)).ToList();
        // A call by names alone: the first of them is what the others stand with.
        if (tensors.Count == 0 && others is [{ Tensors: { } first }, ..])
        {
            first.Collect(tensors);
            others.RemoveAt(0);
        }

        json.WriteStartArray();
        for (var i = 0; i < tensors.Count; i++)
            WriteTensor(json, tensors[i], i == 0 ? others : [], graph);
        json.WriteEndArray();
    }

    // Keras 2 puts a sole output into a list, and TensorFlow.js reads nothing else.
    public override void WriteOutputs(Utf8JsonWriter json, SourceTree outputs, ModelGraph graph) =>
        WriteEnds(json, outputs is TensorSource ? new SourceSequence([outputs]) : outputs, graph);

    public override void WriteRelease(Utf8JsonWriter json, ModelGraph graph)
    {
        json.WriteString("keras_version", "2.15.0");
        json.WriteString("backend", "tensorflow");
    }

    // The model's own graph counts as the first call.
    protected override int Number(LayerNode layer, int call) => layer.Model is null ? call : call + 1;

    private void WriteTensor(Utf8JsonWriter json, TensorSource source, List<CallSource> others, ModelGraph graph)
    {
        var layer = graph.Layers[source.Layer];
        json.WriteStartArray();
        json.WriteStringValue(layer.Name);
        json.WriteNumberValue(Number(layer, source.Call));
        json.WriteNumberValue(source.Tensor);
        json.WriteStartObject();
        foreach (var argument in others)
        {
            json.WritePropertyName(argument.Name!);
            if (argument.Tensors is { } tensors) WriteEnds(json, tensors, graph);
            else json.WriteNode(argument.Constant);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
