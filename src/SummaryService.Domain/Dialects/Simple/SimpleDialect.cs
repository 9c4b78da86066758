using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>The short form: a list of layers, each its type and the arguments of the Keras constructor.</summary>
internal sealed class SimpleDialect : IDialect
{
    private static readonly string[] ModelKeys =
        ["name", "input_shape", "batch_input_shape", "batch_size", "input_dtype", "layers", "outputs", "trainable", "dtype"];

    public string Name => "simple";

    public bool Recognizes(Node root) => root.IsObject && root["layers"].IsArray;

    public ModelGraph? Read(Node root, ReadContext context)
    {
        ReportUnknownKeys(root, context);
        var name = context.ReadName(root["name"]);
        var entries = root["layers"];
        var layers = new List<LayerNode?>();
        if (InputOf(root, entries, context) is { } input) layers.Add(input);
        foreach (var entry in entries.Items)
        {
            if (layers.Count == context.Limits.Layers)
            {
                context.Problems.Add(new Problem { Key = "limit_exceeded.layers", Values = [new("limit", $"{context.Limits.Layers}")] });
                return null;
            }

            if (context.Problems.IsFull) return null;
            layers.Add(SimpleLayer.Read(entry, context));
        }

        return new ModelGraph
        {
            Name = name ?? "sequential",
            Type = "Sequential",
            Dialect = Name,
            Layers = Chain.Of(layers, context),
            IsSequential = true,
        };
    }

    /// <summary>The input layer that the model, or its first layer, declares in passing.</summary>
    private static LayerNode? InputOf(Node root, Node entries, ReadContext context)
    {
        var first = default(Node);
        foreach (var entry in entries.Items)
        {
            first = entry;
            break;
        }

        var startsWithInput = first["type"] is { IsText: true } type && LayerCatalogue.Find(type.Text) == InputLayer.Definition;
        if (root["input_shape"].HasValue || root["batch_input_shape"].HasValue)
        {
            if (startsWithInput) context.Problems.Add(new Problem { Key = "conflicting_arguments.input_twice", Pointer = first.Pointer });
            return Input(root, argument => argument switch
            {
                "shape" => "input_shape",
                "batch_shape" => "batch_input_shape",
                "dtype" => "input_dtype",
                _ => argument,
            });
        }

        if (startsWithInput) return null;
        var shape = first["input_shape"].HasValue ? "input_shape" : "input_dim";
        var isShape = first["input_shape"].HasValue || first["batch_input_shape"].HasValue
            || (first["input_dim"].HasValue && first["type"] is { IsText: true } of && LayerCatalogue.Find(of.Text)?.Takes("input_dim") == false);
        return !isShape ? null : Input(first, argument => argument switch
        {
            "shape" => shape,
            "batch_shape" => "batch_input_shape",
            "dtype" => "input_dtype",
            _ => argument,
        });

        LayerNode Input(Node config, Func<string, string> spelling) => new()
        {
            Name = context.AutomaticName("input_layer"),
            Definition = InputLayer.Definition,
            Config = config,
            Origin = config,
            Spelling = spelling,
        };
    }

    private static void ReportUnknownKeys(Node root, ReadContext context)
    {
        foreach (var property in root.Properties)
        {
            var name = property.Name;
            if (ModelKeys.Contains(name) || Suggestion.For(name, ModelKeys) is not { } suggestion) continue;
            context.Problems.Add(new Problem
            {
                Key = "unknown_key",
                Pointer = property.Value.Pointer,
                Received = property.Value.Excerpt,
                Values = [new("key", name), new("suggestion", suggestion)],
            });
        }
    }
}
