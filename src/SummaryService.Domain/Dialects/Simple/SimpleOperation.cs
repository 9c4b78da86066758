using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>An entry that is a function of <c>keras.ops</c>: <c>{"type": "ops.matmul", "inputs": ["a", "b"]}</c>.</summary>
internal static class SimpleOperation
{
    /// <summary>Whether a type names such a function.</summary>
    public static bool Recognizes(Node type) => type.IsText && OperationCatalogue.IsFunctionName(type.Text);

    /// <summary>The operation; null, with a problem, where there is none of that name.</summary>
    public static LayerNode? Read(Node entry, string? name, ReadContext context)
    {
        var type = entry["type"];
        if (OperationCatalogue.FindFunction(type.Text) is not { } definition)
        {
            var suggestion = Suggestion.For(type.Text, OperationCatalogue.FunctionNames);
            context.Problems.Add(new Problem
            {
                Key = suggestion is null ? "unknown_operation" : "unknown_operation.suggestion",
                Pointer = type.Pointer,
                Layer = name,
                Received = type.Excerpt,
                Values = [new("type", type.Text), new("suggestion", suggestion ?? "")],
            });
            return null;
        }

        return new()
        {
            Name = name ?? context.Names.Of(definition),
            Type = definition.Type,
            Definition = definition,
            Config = entry,
            Origin = entry,
            IsStrict = true,
            IsOperation = true,
        };
    }
}
