using System.Text.Json;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>As Keras 3 serializes: with modules, and every tensor with its shape.</summary>
internal sealed class Keras3Form : SerializedForm
{
    public override string InputShape => "batch_shape";

    public override bool KeepsClasses => true;

    public override bool HasDropped => false;

    public override bool HasMasks => true;

    public override bool WritesDefaults => false;

    public override bool AssumesShapes => false;

    public override bool TellsTensors => true;

    public override void WriteClass(Utf8JsonWriter json, string type, string module)
    {
        json.WriteString("module", module);
        json.WriteString("class_name", type);
        json.WriteNull("registered_name");
    }

    public override void WriteClass(Utf8JsonWriter json, LayerNode layer)
    {
        var isOwn = layer.IsOperation || layer.IsForeign;
        var origin = layer.Implied.Exists ? layer.Implied : layer.Origin;
        if (!origin["module"].IsText && !isOwn)
        {
            WriteClass(json, layer.Type, "keras.layers");
            return;
        }

        foreach (var name in new[] { "module", "class_name", "registered_name" })
        {
            if (isOwn && !origin[name].Exists) continue;
            json.WritePropertyName(name);
            json.WriteNode(origin[name]);
        }
    }

    public override void WritePolicy(Utf8JsonWriter json, LayerNode layer)
    {
        if (layer.IsOperation) return;
        if (layer.Config["dtype"] is { HasValue: true } written && layer.Spelling is null)
        {
            json.WritePropertyName("dtype");
            json.WriteNode(written);
            return;
        }

        json.WriteStartObject("dtype");
        json.WriteString("module", "keras");
        json.WriteString("class_name", "DTypePolicy");
        json.WriteStartObject("config");
        json.WriteString("name", layer.Policy.Name);
        json.WriteEndObject();
        json.WriteNull("registered_name");
        json.WriteEndObject();
    }

    public override void WriteBuildConfig(Utf8JsonWriter json, LayerNode layer, TensorSpec? input)
    {
        if (layer.Origin["build_config"] is { IsObject: true } told)
        {
            json.WritePropertyName("build_config");
            json.WriteNode(told);
        }
        else if (input is not null)
        {
            json.WriteStartObject("build_config");
            json.WriteShape("input_shape", input.Shape);
            json.WriteEndObject();
        }
    }

    public override void WriteCall(Utf8JsonWriter json, CallNode call, ModelGraph graph, InferredModel? inferred)
    {
        json.WriteStartObject();
        json.WriteStartArray("args");
        foreach (var argument in call.Arguments.Where(argument => argument.Name is null))
            WriteArgument(argument);
        json.WriteEndArray();
        json.WriteStartObject("kwargs");
        foreach (var argument in call.Arguments.Where(argument => argument.Name is not null))
        {
            json.WritePropertyName(argument.Name!);
            WriteArgument(argument);
        }

        json.WriteEndObject();
        json.WriteEndObject();

        void WriteArgument(CallSource argument)
        {
            if (argument.Tensors is { } tensors) WriteTree(json, tensors, WriteTensor);
            else json.WriteNode(argument.Constant);
        }

        void WriteTensor(TensorSource source)
        {
            json.WriteStartObject();
            json.WriteString("class_name", "__keras_tensor__");
            json.WriteStartObject("config");
            if (Given(source, inferred) is { } tensor)
            {
                json.WriteShape("shape", tensor.Shape);
                json.WriteString("dtype", tensor.DType.Name);
            }

            json.WritePropertyName("keras_history");
            WriteHistory(json, source, graph);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    public override void WriteRelease(Utf8JsonWriter json, ModelGraph graph)
    {
        if (!graph.Optimizer.Exists) return;
        json.WriteStartObject("compile_config");
        json.WritePropertyName("optimizer");
        json.WriteNode(graph.Optimizer);
        json.WriteEndObject();
    }
}
