using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>A serialized model: <c>Sequential</c>, or a graph of layers and operations.</summary>
internal static class Keras3Model
{
    /// <summary>Whether a serialized object is a model and no layer.</summary>
    public static bool Recognizes(Node entry) => entry["config"]["layers"].IsArray;

    /// <summary>The model; null where reading on is of no use.</summary>
    public static ModelGraph? Read(Node root, ReadContext context)
    {
        var (type, config) = (root["class_name"], KerasReleases.ConfigOf(root));
        var entries = config["layers"];
        if (!entries.IsArray)
        {
            context.Problems.Add(new Problem { Key = "missing_layers", Pointer = config.Pointer });
            return null;
        }

        var isSequential = !config["output_layers"].Exists;
        var name = context.ReadName(config["name"]) ?? (isSequential ? "sequential" : "functional");
        var model = isSequential ? Sequential(name, config, context) : Functional(name, config, context);
        return model is null ? null : model with
        {
            Type = type.IsText ? type.Text : model.Type,
            // A Sequential model is made anew when it is loaded, and nobody freezes it again.
            IsFrozen = !isSequential && config["trainable"].Kind == NodeKind.False,
            Optimizer = root["compile_config"]["optimizer"],
        };
    }

    private static ModelGraph? Sequential(string name, Node config, ReadContext context)
    {
        var layers = new List<LayerNode?>(config["layers"].ItemCount + 1);
        var declared = new Dictionary<(int, int, int), Node>();
        foreach (var entry in config["layers"].Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return null;
            var layer = Keras3Layer.Read(entry, context);
            if (layers.Count == 0 && layer?.Definition != InputLayer.Definition && BuiltInput(config, context) is { } input) layers.Add(input);
            if (layers.Count > 0 && BuiltFor(entry) is { IsArray: true } shape) declared[(layers.Count - 1, 0, 0)] = shape;
            layers.Add(layer);
        }

        return Chain.Of(name, layers, context, declared);
    }

    private static ModelGraph? Functional(string name, Node config, ReadContext context)
    {
        var layers = new List<LayerNode>(config["layers"].ItemCount);
        var calls = new List<ImmutableArray<CallNode>>(layers.Capacity);
        var unreadable = new List<string>();
        foreach (var entry in config["layers"].Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return null;
            if (Keras3Layer.Read(entry, context) is { } layer)
            {
                layers.Add(layer);
                calls.Add(Keras3Calls.Of(entry, layer, context));
            }
            else if (entry["config"]["name"] is { IsText: true } unread)
            {
                unreadable.Add(unread.Text);
            }
        }

        var assembly = new GraphAssembly(layers, calls, context);
        assembly.Unreadable.UnionWith(unreadable);
        var (inputs, outputNames) = (Keras3Calls.History(config["input_layers"]), Keras3Calls.History(config["output_layers"]));
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
            Declared = assembly.Declared,
            Inputs = [.. sources],
            Outputs = outputNames is null ? null : assembly.Resolve(outputNames),
        };
    }

    /// <summary>The shape that a layer of a chain was built for: what the one before it gives.</summary>
    public static Node BuiltFor(Node entry) => entry["build_config"]["input_shape"];

    /// <summary>The input of a model that was built without an input layer, for the shape it was built for.</summary>
    public static LayerNode? BuiltInput(Node config, ReadContext context) =>
        !config["build_input_shape"].IsArray ? null : new LayerNode
        {
            Name = context.Names.Of(InputLayer.Definition),
            Type = InputLayer.Definition.Type,
            Definition = InputLayer.Definition,
            Config = config,
            Origin = config,
            Spelling = new(argument => argument == "batch_shape" ? "build_input_shape" : $"input_{argument}"),
        };
}
