using System.Text.Json;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Models;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>In what the releases differ when they serialize a model.</summary>
internal abstract class SerializedForm
{
    /// <summary>What an input layer calls its shape.</summary>
    public abstract string InputShape { get; }

    /// <summary>Whether a class that is not known may be written as it was serialized.</summary>
    public abstract bool KeepsClasses { get; }

    /// <summary>Whether the release has the classes that Keras 3 dropped.</summary>
    public abstract bool HasDropped { get; }

    /// <summary>Whether the operations that make a model's masks are written.</summary>
    public abstract bool HasMasks { get; }

    /// <summary>Whether defaults are written, since they are others in that release.</summary>
    public abstract bool WritesDefaults { get; }

    /// <summary>Whether the release takes a function to keep its input's shape, where nobody tells what it gives.</summary>
    public abstract bool AssumesShapes { get; }

    /// <summary>Whether tensors are written with their shapes, so that what takes a function's output tells it.</summary>
    public abstract bool TellsTensors { get; }

    /// <summary>The class of an object of Keras's own.</summary>
    public abstract void WriteClass(Utf8JsonWriter json, string type, string module);

    /// <summary>The class of a layer.</summary>
    public abstract void WriteClass(Utf8JsonWriter json, LayerNode layer);

    /// <summary>The dtype policy of a layer.</summary>
    public abstract void WritePolicy(Utf8JsonWriter json, LayerNode layer);

    /// <summary>The shapes that a layer was built for: as they were told, or else those of what goes in, where that is known.</summary>
    public abstract void WriteBuildConfig(Utf8JsonWriter json, LayerNode layer, TensorSpec? input);

    /// <summary>A call: its tensors and its other arguments.</summary>
    public abstract void WriteCall(Utf8JsonWriter json, CallNode call, ModelGraph graph, InferredModel? inferred);

    /// <summary>What stands at the end of the outermost object.</summary>
    public abstract void WriteRelease(Utf8JsonWriter json, ModelGraph graph);

    /// <summary>The number that the release gives a call.</summary>
    protected virtual int Number(LayerNode layer, int call) => call;

    /// <summary>The outputs of a model.</summary>
    public virtual void WriteOutputs(Utf8JsonWriter json, SourceTree outputs, ModelGraph graph) => WriteEnds(json, outputs, graph);

    /// <summary>The inputs or outputs of a model, in their nesting.</summary>
    public void WriteEnds(Utf8JsonWriter json, SourceTree tree, ModelGraph graph) => WriteTree(json, tree, source => WriteHistory(json, source, graph));

    /// <summary>A tensor by its layer, call and place.</summary>
    protected void WriteHistory(Utf8JsonWriter json, TensorSource source, ModelGraph graph)
    {
        var layer = graph.Layers[source.Layer];
        json.WriteStartArray();
        json.WriteStringValue(layer.Name);
        json.WriteNumberValue(Number(layer, source.Call));
        json.WriteNumberValue(source.Tensor);
        json.WriteEndArray();
    }

    /// <summary>Tensors in their nesting.</summary>
    protected static void WriteTree(Utf8JsonWriter json, SourceTree tree, Action<TensorSource> write)
    {
        switch (tree)
        {
            case TensorSource source:
                write(source);
                break;
            case ConstantSource constant:
                json.WriteNode(constant.Value);
                break;
            case SourceSequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                    WriteTree(json, item, write);
                json.WriteEndArray();
                break;
            case SourceMapping mapping:
                json.WriteStartObject();
                foreach (var (name, item) in mapping.Items)
                {
                    json.WritePropertyName(name);
                    WriteTree(json, item, write);
                }

                json.WriteEndObject();
                break;
        }
    }

    /// <summary>What a call gives; null where it is not known.</summary>
    public static TensorSpec? Given(TensorSource source, InferredModel? inferred)
    {
        var outputs = inferred?.Layers[source.Layer].Outputs;
        return outputs is { } all && source.Call < all.Length ? all[source.Call]?.Flatten().ElementAtOrDefault(source.Tensor) : null;
    }
}
