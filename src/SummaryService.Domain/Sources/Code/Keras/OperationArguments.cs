using System.Collections.Frozen;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Sorts the arguments of a function on tensors into what it is called on and what it is told beside.</summary>
internal static class OperationArguments
{
    // What TensorFlow and Keras's backend call what keras.ops calls otherwise.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["shape"] = "newshape",
        ["perm"] = "axes",
        ["pattern"] = "axes",
        ["multiples"] = "repeats",
        ["n"] = "repeats",
        ["rep"] = "repeats",
        ["num_or_size_splits"] = "indices_or_sections",
        ["keep_dims"] = "keepdims",
        ["reduction_indices"] = "axis",
        ["dim"] = "axis",
        ["depth"] = "num_classes",
        ["paddings"] = "pad_width",
        ["clip_value_min"] = "x_min",
        ["clip_value_max"] = "x_max",
        ["min_value"] = "x_min",
        ["max_value"] = "x_max",
        ["method"] = "interpolation",
        ["dims"] = "axes",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> First = new[]
    {
        "input", "inputs", "input_tensor", "tensor", "tensors", "value", "values", "a", "x", "xs", "logits", "features", "images", "t", "params", "indices", "data",
    }.ToFrozenSet();

    /// <summary>The arguments of a call, sorted.</summary>
    public static (Arguments Operands, OrderedDictionary<string, Placed> Config) Of(LayerDefinition operation, Arguments arguments)
    {
        var operands = new Arguments(arguments.Place);
        var config = new OrderedDictionary<string, Placed>();
        var names = operation.Arguments.Select(argument => argument.Name).Where(name => !operation.Operands.Contains(name)).ToList();
        var positional = arguments.Positional.ToList();
        if (operation.Type == "Einsum" && positional.Count > 1)
        {
            config["subscripts"] = positional[0];
            operands.Positional.AddRange(positional.Skip(1));
            positional.Clear();
        }

        var most = operation.Operands is ["operands"] ? int.MaxValue : operation.Operands.Length;
        for (var i = 0; i < positional.Count; i++)
        {
            if (i < most) operands.Positional.Add(positional[i]);
            else if (i - most < names.Count) config[names[i - most]] = positional[i];
        }

        foreach (var (keyword, value) in arguments.Keywords)
            Sort(keyword, value, operation, names, operands, config);
        return (operands, config);
    }

    private static void Sort(string keyword, Placed value, LayerDefinition operation, List<string> names, Arguments operands, OrderedDictionary<string, Placed> config)
    {
        if (operation.Operands.Contains(keyword)) operands.Keywords[keyword] = value;
        else if (names.Contains(keyword) || keyword == "name") config[keyword] = value;
        else if (Names.TryGetValue(keyword, out var name) && names.Contains(name)) config[name] = value;
        else if (First.Contains(keyword) && operands.Positional.Count == 0) operands.Positional.Add(value);
    }
}
