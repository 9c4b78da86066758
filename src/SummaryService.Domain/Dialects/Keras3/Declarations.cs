using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>The shapes that a file tells beside the architecture: of every tensor that goes into a call, and what a layer was built for.</summary>
internal static class Declarations
{
    /// <summary>What each layer gives by what the file says of the tensors that others take from it.</summary>
    public static Dictionary<string, Dictionary<(int Call, int Tensor), TensorSpec>> In(Node config)
    {
        var found = new Dictionary<string, Dictionary<(int, int), TensorSpec>>();
        foreach (var entry in config["layers"].Items)
        {
            foreach (var node in entry["inbound_nodes"].Items)
            {
                Collect(node["args"], found);
                Collect(node["kwargs"], found);
            }
        }

        return found;
    }

    /// <summary>What goes into a layer of a chain, by the shape that it was built for.</summary>
    public static TensorSpec? InputOf(Node entry) => Shape(entry["build_config"]["input_shape"]) is { } shape ? new(shape, DType.Float32) : null;

    private static void Collect(Node value, Dictionary<string, Dictionary<(int, int), TensorSpec>> found)
    {
        foreach (var item in value.Items)
            Collect(item, found);
        if (!value["class_name"].TextIs("__keras_tensor__"))
        {
            foreach (var property in value.Properties)
                Collect(property.Value, found);
            return;
        }

        var config = value["config"];
        string? name = null;
        var numbers = new List<long>();
        foreach (var item in config["keras_history"].Items)
        {
            if (item.IsText) name = item.Text;
            else if (item.TryGetInteger(out var number)) numbers.Add(number);
        }

        if (name is null || numbers is not [var call, var tensor] || Shape(config["shape"]) is not { } shape) return;
        if (!found.TryGetValue(name, out var outputs)) found[name] = outputs = [];
        var dtype = config["dtype"].IsText ? DType.Find(config["dtype"].Text) : null;
        outputs[(Keras3Calls.Clamp(call), Keras3Calls.Clamp(tensor))] = new(shape, dtype ?? DType.Float32);
    }

    private static TensorShape? Shape(Node shape)
    {
        if (!shape.IsArray) return null;
        var dims = new List<Dim>();
        foreach (var item in shape.Items)
        {
            if (item.Kind == NodeKind.Null) dims.Add(Dim.Unknown);
            else if (item.TryGetInteger(out var size) && size >= 0) dims.Add(size);
            else return null;
        }

        return new([.. dims]);
    }
}
