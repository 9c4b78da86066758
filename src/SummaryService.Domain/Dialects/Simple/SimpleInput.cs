using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>The input that a model, or its first layer, declares in passing.</summary>
internal static class SimpleInput
{
    private static readonly Spelling ByShape = new(argument => argument switch
    {
        "shape" => "input_shape",
        "batch_shape" => "batch_input_shape",
        "dtype" => "input_dtype",
        _ => argument,
    });

    /// <summary>The input layer; null where nobody declares one, or the first layer is one.</summary>
    /// <param name="root">The model.</param>
    /// <param name="isNamedLater">Whether it gets its name after the first layer has one; until then the name is empty.</param>
    /// <param name="context">Where problems go.</param>
    public static LayerNode? DeclaredBy(Node root, bool isNamedLater, ReadContext context)
    {
        var first = First(root["layers"]);
        var type = first["type"].IsText ? LayerCatalogue.Find(first["type"].Text) : null;
        var startsWithInput = type == InputLayer.Definition;
        if (root["input_shape"].HasValue || root["batch_input_shape"].HasValue)
        {
            if (startsWithInput) context.Problems.Add(new Problem { Key = "conflicting_arguments.input_twice", Pointer = first.Pointer });
            return Of(root, isNamedLater, context);
        }

        if (startsWithInput) return null;
        return first["input_shape"].HasValue || first["batch_input_shape"].HasValue ? Of(first, isNamedLater, context) : null;
    }

    private static Node First(Node entries)
    {
        foreach (var entry in entries.Items)
            return entry;
        return default;
    }

    private static LayerNode Of(Node config, bool isNamedLater, ReadContext context) => new()
    {
        Name = isNamedLater ? "" : context.Names.Of(InputLayer.Definition),
        Type = InputLayer.Definition.Type,
        Definition = InputLayer.Definition,
        Config = config,
        Origin = config,
        Spelling = ByShape,
    };
}
