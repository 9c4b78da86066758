using System.Collections.Immutable;
using SummaryService.Domain.Dialects.Keras3;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>
/// The calls of a serialized layer of Keras 1 and 2: in <c>inbound_nodes</c>, lists of tensors <c>["dense", 0, 0, {…}]</c>,
/// where the object holds the arguments after the first.
/// </summary>
internal static class Keras2Calls
{
    private const int ArgumentsPosition = 3;

    /// <summary>The calls, with their tensors by name. Files that a converter made may have nodes of Keras 3 among them.</summary>
    public static ImmutableArray<CallNode> Of(Node entry, LayerNode layer, ReadContext context)
    {
        if (layer.Definition == InputLayer.Definition) return [CallNode.OnNothing];
        var nodes = entry["inbound_nodes"];
        if (!context.CountReferences(nodes.ItemCount)) return [];
        var calls = ImmutableArray.CreateBuilder<CallNode>();
        foreach (var node in nodes.Items)
            calls.Add(InnermostOf(node) is var inner && inner["args"].IsArray ? Keras3Calls.Call(inner) : Call(node));
        return calls.ToImmutable();
    }

    /// <summary>Tensors in their nesting; a list of one stands for the one in it, however deep.</summary>
    public static SourceTree? Tensors(Node value)
    {
        if (IsTensor(value)) return Tensor(value);
        if (value.IsObject)
        {
            var named = ImmutableArray.CreateBuilder<KeyValuePair<string, SourceTree>>();
            foreach (var property in value.Properties)
            {
                if (Tensors(property.Value) is { } tree) named.Add(new(property.Name, tree));
            }

            return new SourceMapping(named.ToImmutable());
        }

        if (!value.IsArray) return null;
        var items = ImmutableArray.CreateBuilder<SourceTree>();
        foreach (var item in value.Items)
        {
            if (Tensors(item) is { } tree) items.Add(tree);
        }

        return items.Count == 1 ? items[0] : new SourceSequence(items.ToImmutable());
    }

    private static CallNode Call(Node node)
    {
        var arguments = ImmutableArray.CreateBuilder<CallSource>();
        if (Tensors(node) is { } tensors) arguments.Add(new(null, tensors));
        foreach (var argument in FurtherArguments(node).Properties)
        {
            arguments.Add(HoldsTensor(argument.Value)
                ? new(argument.Name, Tensors(argument.Value))
                : new(argument.Name, null, argument.Value));
        }

        return new(arguments.ToImmutable(), node);
    }

    /// <summary>The further arguments, which stand with every tensor of the first, and so with the first tensor.</summary>
    private static Node FurtherArguments(Node value)
    {
        if (IsTensor(value)) return At(value, ArgumentsPosition);
        foreach (var item in value.Items)
            return FurtherArguments(item);
        foreach (var property in value.Properties)
            return FurtherArguments(property.Value);
        return default;
    }

    private static SourceTree Tensor(Node value)
    {
        if (At(value, 0).TextIs("_CONSTANT_VALUE")) return new ConstantSource(At(value, 2));
        At(value, 1).TryGetInteger(out var call);
        At(value, 2).TryGetInteger(out var tensor);
        return new NamedSource(At(value, 0).Text, Keras3Calls.Clamp(call), Keras3Calls.Clamp(tensor), value);
    }

    /// <summary>Whether a value is a name and two numbers; the second of a constant is the constant itself.</summary>
    private static bool IsTensor(Node value) => value.IsArray && At(value, 0).IsText && At(value, 1).TryGetInteger(out _) && At(value, 2).Exists;

    private static bool HoldsTensor(Node value)
    {
        if (IsTensor(value)) return true;
        foreach (var item in value.Items)
        {
            if (HoldsTensor(item)) return true;
        }

        return false;
    }

    private static Node InnermostOf(Node value)
    {
        while (value is { IsArray: true, ItemCount: 1 })
            value = At(value, 0);
        return value;
    }

    private static Node At(Node list, int position)
    {
        foreach (var item in list.Items)
        {
            if (position-- == 0) return item;
        }

        return default;
    }
}
