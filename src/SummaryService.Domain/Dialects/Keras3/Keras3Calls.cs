using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>The calls of a serialized layer: <c>inbound_nodes</c> with <c>args</c>, <c>kwargs</c> and the tensors in them.</summary>
internal static class Keras3Calls
{
    /// <summary>The calls, with their tensors by name.</summary>
    public static ImmutableArray<CallNode> Of(Node entry, LayerNode layer, ReadContext context)
    {
        if (layer.Definition == InputLayer.Definition) return [CallNode.OnNothing];
        var nodes = entry["inbound_nodes"];
        if (!context.CountReferences(nodes.ItemCount)) return [];
        var (calls, count) = (new CallNode[nodes.ItemCount], 0);
        foreach (var node in nodes.Items)
            calls[count++] = Call(node);
        return ImmutableCollectionsMarshal.AsImmutableArray(calls);
    }

    /// <summary>One call, by its node.</summary>
    public static CallNode Call(Node node)
    {
        var positional = node["args"];
        var named = node["kwargs"];
        var (arguments, count) = (new CallSource[positional.ItemCount + named.PropertyCount], 0);
        foreach (var argument in positional.Items)
            arguments[count++] = Argument(null, argument);
        foreach (var argument in named.Properties)
            arguments[count++] = Argument(argument.Name, argument.Value);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(arguments), node);
    }

    /// <summary>Tensors by name as <c>input_layers</c> and <c>output_layers</c> list them: <c>["dense", 0, 0]</c>, in any nesting.</summary>
    public static SourceTree? History(Node value)
    {
        if (IsHistory(value)) return Source(value, value);
        if (value.IsArray) return Sequence(value, History);
        return value.IsObject ? Mapping(value, History) : null;
    }

    private static CallSource Argument(string? name, Node value) =>
        Tensors(value) is { } tensors && HoldsTensor(tensors) ? new(name, tensors) : new(name, null, value);

    private static SourceTree? Tensors(Node value)
    {
        if (value["class_name"].TextIs("__keras_tensor__")) return Source(value["config"]["keras_history"], value);
        if (value["class_name"].TextIs("__tuple__")) return Sequence(value["items"], Tensors);
        if (value.IsArray) return Sequence(value, Tensors);
        if (value.IsObject) return value["class_name"].Exists ? new ConstantSource(value) : Mapping(value, Tensors);
        return new ConstantSource(value);
    }

    private static bool HoldsTensor(SourceTree tree) => tree switch
    {
        NamedSource => true,
        SourceSequence sequence => sequence.Items.Any(HoldsTensor),
        SourceMapping mapping => mapping.Items.Any(item => HoldsTensor(item.Value)),
        _ => false,
    };

    private static SourceSequence Sequence(Node list, Func<Node, SourceTree?> read)
    {
        var items = ImmutableArray.CreateBuilder<SourceTree>();
        foreach (var item in list.Items)
        {
            if (read(item) is { } tree) items.Add(tree);
        }

        return new(items.ToImmutable());
    }

    private static SourceMapping Mapping(Node map, Func<Node, SourceTree?> read)
    {
        var items = ImmutableArray.CreateBuilder<KeyValuePair<string, SourceTree>>();
        foreach (var property in map.Properties)
        {
            if (read(property.Value) is { } tree) items.Add(new(property.Name, tree));
        }

        return new(items.ToImmutable());
    }

    private static bool IsHistory(Node value)
    {
        if (!value.IsArray) return false;
        foreach (var item in value.Items)
            return item.IsText;
        return false;
    }

    private static NamedSource Source(Node history, Node origin)
    {
        var (name, call, tensor, position) = ("", 0L, 0L, 0);
        foreach (var item in history.Items)
        {
            switch (position++)
            {
                case 0: name = item.IsText ? item.Text : ""; break;
                case 1: item.TryGetInteger(out call); break;
                case 2: item.TryGetInteger(out tensor); break;
            }
        }

        return new(name, Clamp(call), Clamp(tensor), origin);
    }

    /// <summary>A number of a call or a tensor, as far as one can be.</summary>
    public static int Clamp(long number) => (int)Math.Clamp(number, 0, int.MaxValue);
}
