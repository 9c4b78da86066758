using System.Collections.Immutable;
using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Keras2;

/// <content>Models: a list of layers, or a graph of them.</content>
internal sealed partial class Keras2Reader
{
    /// <summary>A serialized model, or the bare config of one; null where reading on is of no use.</summary>
    public ModelGraph? Model(Node root)
    {
        var config = KerasReleases.ConfigOf(root);
        var entries = config.IsArray ? config : config["layers"];
        if (!entries.IsArray)
        {
            context.Problems.Add(new Problem { Key = "missing_layers", Pointer = config.Pointer });
            return null;
        }

        var isSequential = config.IsArray || !config["output_layers"].Exists;
        var name = context.ReadName(config["name"]) ?? (isSequential ? "sequential" : "model");
        var model = isSequential ? Sequential(name, config, entries) : Functional(name, config, entries);
        var type = root["class_name"];
        return model is null ? null : model with
        {
            // Both names stand for the same class.
            Type = type.IsText && !type.TextIs("Model") ? type.Text : model.Type,
            // A Sequential model is made anew when it is loaded, and nobody freezes it again.
            IsFrozen = !isSequential && config["trainable"].Kind == NodeKind.False,
        };
    }

    private ModelGraph? Sequential(string name, Node config, Node entries)
    {
        foreach (var first in entries.Items)
        {
            if (JoinsModels(first)) return Joined(name, entries);
            break;
        }

        var layers = new List<LayerNode?>();
        var declared = new Dictionary<(int, int, int), Node>();
        foreach (var entry in entries.Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return null;
            var layer = Layer(entry);
            if (layers.Count == 0 && layer?.Definition != InputLayer.Definition && InputOf(entry, layer, config) is { } input) layers.Add(input);
            if (layers.Count > 0 && Keras3Model.BuiltFor(entry) is { IsArray: true } shape) declared[(layers.Count - 1, 0, 0)] = shape;
            layers.Add(layer);
        }

        return Chain.Of(name, layers, context, declared);
    }

    /// <summary>The input layer that stands for what the first layer says of its input; null where it says nothing.</summary>
    private LayerNode? InputOf(Node entry, LayerNode? first, Node config)
    {
        // A nested model has an input of its own.
        if (first?.Model is { Inputs: [{ Layer: >= 0 } input, ..], Layers: var layers }) return layers[input.Layer];
        var own = entry["config"];
        var shape = ShapeArguments.FirstOrDefault(argument => own[argument].HasValue);
        if (shape is null) return Keras3Model.BuiltInput(config, context);
        return new LayerNode
        {
            Name = $"{first?.Name ?? "layer"}_input",
            Type = InputLayer.Definition.Type,
            Definition = InputLayer.Definition,
            Config = own,
            Origin = entry,
            Spelling = new(argument => argument switch
            {
                "shape" => shape == "input_shape" ? shape : "",
                "batch_shape" => shape == "input_shape" ? "" : shape,
                "dtype" when own["input_dtype"].Exists => "input_dtype",
                "dtype" => argument,
                _ => "",
            })
            { IsOld = true },
        };
    }

    private ModelGraph? Functional(string name, Node config, Node entries)
    {
        var layers = new List<LayerNode>();
        var calls = new List<ImmutableArray<CallNode>>();
        var unreadable = new List<string>();
        foreach (var entry in entries.Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return null;
            if (Layer(entry) is { } layer)
            {
                layers.Add(layer);
                calls.Add(Keras2Calls.Of(entry, layer, context));
            }
            else if (entry["name"] is { IsText: true } unread)
            {
                unreadable.Add(unread.Text);
            }
        }

        var assembly = new GraphAssembly(layers, calls, context) { NumbersModelsFromOne = true };
        assembly.Unreadable.UnionWith(unreadable);
        var (inputs, outputNames) = (Keras2Calls.Tensors(config["input_layers"]), Keras2Calls.Tensors(config["output_layers"]));
        outputNames?.Map(assembly.Note);
        var resolved = assembly.Resolve();
        var sources = new List<TensorSource>();
        if (inputs is not null) assembly.Resolve(inputs)?.Collect(sources);
        return new ModelGraph
        {
            Name = name,
            Type = "Functional",
            Layers = [.. layers],
            Calls = resolved,
            Declared = Declared(layers, resolved, assembly.Declared),
            Inputs = [.. sources],
            Outputs = outputNames is null ? null : assembly.Resolve(outputNames),
        };
    }

    /// <summary>Adds what each layer gives by what those that it feeds were built for, as files from Keras 2.13 on tell.</summary>
    private static Dictionary<(int Layer, int Call, int Tensor), Node> Declared(
        List<LayerNode> layers, ImmutableArray<ImmutableArray<CallNode>> calls, Dictionary<(int Layer, int Call, int Tensor), Node> declared)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            // Of several calls nobody knows which one built the layer.
            if (calls[i] is [{ Arguments: [{ Tensors: TensorSource source }, ..] }] && Keras3Model.BuiltFor(layers[i].Origin) is { IsArray: true } shape)
                declared.TryAdd((source.Layer, source.Call, source.Tensor), shape);
        }

        return declared;
    }

    private static readonly string[] ShapeArguments = ["batch_input_shape", "batchInputShape", "batch_shape", "input_shape"];
}
