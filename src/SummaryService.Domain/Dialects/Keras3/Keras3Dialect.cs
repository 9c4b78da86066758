using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>What <c>model.to_json()</c> of Keras 3 writes.</summary>
/// <remarks>Source: https://keras.io/api/models/model_saving_apis/model_config_serialization/</remarks>
internal sealed class Keras3Dialect : IDialect
{
    public string Name => "keras3";

    public bool Recognizes(Node root) => root["class_name"].IsText && root["config"].IsObject;

    public ModelGraph? Read(Node root, ReadContext context)
    {
        var type = root["class_name"];
        if (!type.TextIs("Sequential"))
        {
            context.Problems.Add(new Problem
            {
                Key = "unsupported.model_class",
                Pointer = type.Pointer,
                Received = type.Excerpt,
                Values = [new("type", type.Text)],
            });
            return null;
        }

        var config = root["config"];
        var name = context.ReadName(config["name"]);
        var entries = config["layers"];
        if (!entries.IsArray)
        {
            context.Problems.Add(new Problem { Key = "missing_layers", Pointer = config.Pointer });
            return null;
        }

        var layers = new List<LayerNode?>();
        foreach (var entry in entries.Items)
        {
            if (layers.Count == context.Limits.Layers)
            {
                context.Problems.Add(new Problem { Key = "limit_exceeded.layers", Values = [new("limit", $"{context.Limits.Layers}")] });
                return null;
            }

            if (context.Problems.IsFull) return null;
            var layer = Keras3Layer.Read(entry, context);
            if (layers.Count == 0 && layer?.Definition != InputLayer.Definition && BuiltInput(config, context) is { } input) layers.Add(input);
            layers.Add(layer);
        }

        return new ModelGraph
        {
            Name = name ?? "sequential",
            Type = "Sequential",
            Dialect = Name,
            Layers = Chain.Of(layers, context),
            IsSequential = true,
            Optimizer = root["compile_config"]["optimizer"],
        };
    }

    /// <summary>The input of a model that was built without an input layer, for the shape it was built for.</summary>
    private static LayerNode? BuiltInput(Node config, ReadContext context) =>
        !config["build_input_shape"].IsArray ? null : new LayerNode
        {
            Name = context.AutomaticName("input_layer"),
            Definition = InputLayer.Definition,
            Config = config,
            Origin = config,
            Spelling = argument => argument == "batch_shape" ? "build_input_shape" : $"input_{argument}",
        };
}
