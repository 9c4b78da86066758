using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>A model of the simple dialect: a chain, or a graph as soon as an entry says what it is called on.</summary>
internal static class SimpleModel
{
    // No model has more; unknown ones are looked at only to find a mistyped one.
    private const int MostKeys = 1_000;

    private static readonly string[] Keys =
    [
        "name", "input_shape", "batch_input_shape", "batch_size", "input_dtype", "layers", "outputs", "trainable", "dtype", "type", "inputs", "calls",
    ];

    /// <summary>Whether an entry is a model of its own, and no layer that has layers as an argument.</summary>
    public static bool Recognizes(Node entry) =>
        entry["layers"].Exists && !(entry["type"].IsText && LayerCatalogue.Find(entry["type"].Text)?.Takes("layers") == true);

    /// <summary>The model; null where reading on is of no use.</summary>
    public static ModelGraph? Read(Node root, ReadContext context)
    {
        ReportUnknownKeys(root, context);
        var entries = root["layers"];
        if (!entries.IsArray)
        {
            context.Problems.Add(new Problem { Key = "missing_layers", Pointer = root.Pointer });
            return null;
        }

        var isGraph = IsGraph(entries);
        var name = context.ReadName(root["name"]) ?? context.Names.OfModel(isGraph);
        var layers = new List<LayerNode?>(Math.Min(entries.ItemCount, context.Limits.Layers) + 1);
        var isNamedLater = !isGraph && context.Names.Rule.NamesInputsOfChains;
        var input = SimpleInput.DeclaredBy(root, isNamedLater, context);
        if (input is not null) layers.Add(input);
        var outer = context.Enter(root["dtype"]);
        var isRead = ReadLayers(entries, layers, context);
        context.Leave(outer);
        if (!isRead) return null;
        if (!isGraph) ReportOperations(layers, context);
        if (isNamedLater && input is not null && layers is [_, { } first, ..]) layers[0] = input with { Name = $"{first.Name}_input" };
        var model = isGraph ? Graph(name, root, layers, context) : Chain.Of(name, layers, context);
        return Masks.AddTo(model, context) with { IsFrozen = !context.ReadTrainable(root["trainable"], model.Type, name) };
    }

    private static bool ReadLayers(Node entries, List<LayerNode?> layers, ReadContext context)
    {
        foreach (var entry in entries.Items)
        {
            if (!context.CountLayer() || context.Problems.IsFull) return false;
            layers.Add(SimpleLayer.Read(entry, context));
        }

        return true;
    }

    private static bool IsGraph(Node entries)
    {
        foreach (var entry in entries.Items)
        {
            if (entry["inputs"].Exists || entry["calls"].Exists) return true;
        }

        return false;
    }

    private static ModelGraph Graph(string name, Node root, List<LayerNode?> layers, ReadContext context)
    {
        var readable = layers.OfType<LayerNode>().ToList();
        var calls = readable.ConvertAll(layer => SimpleLayer.CallsOf(layer, context));
        ReportUnfed(readable, calls, context);
        var assembly = new GraphAssembly(readable, calls, context);
        foreach (var entry in root["layers"].Items)
        {
            if (entry["name"].IsText) assembly.Unreadable.Add(entry["name"].Text);
        }

        var resolved = assembly.Resolve();
        var inputs = Enumerable.Range(0, readable.Count).Where(i => readable[i].Definition == InputLayer.Definition).Select(i => new TensorSource(i));
        return new ModelGraph
        {
            Name = name,
            Type = "Functional",
            Layers = [.. readable],
            Calls = resolved,
            Inputs = [.. inputs],
            Outputs = root["outputs"].HasValue
                ? SimpleReference.Tree(root["outputs"], context) is { } named ? assembly.Resolve(named) : null
                : Unconsumed(resolved),
        };
    }

    /// <summary>The tensors that nobody consumes, in the order in which their layers are written.</summary>
    private static SourceTree? Unconsumed(ImmutableArray<ImmutableArray<CallNode>> calls)
    {
        var consumed = calls.SelectMany(all => all).SelectMany(call => call.Sources).Select(source => (source.Layer, source.Call)).ToHashSet();
        var free = ImmutableArray.CreateBuilder<SourceTree>();
        for (var layer = 0; layer < calls.Length; layer++)
        {
            for (var call = 0; call < calls[layer].Length; call++)
            {
                if (!consumed.Contains((layer, call))) free.Add(new TensorSource(layer, call));
            }
        }

        return free.Count == 1 ? free[0] : new SourceSequence(free.ToImmutable());
    }

    private static void ReportUnfed(List<LayerNode> layers, List<ImmutableArray<CallNode>> calls, ReadContext context)
    {
        foreach (var layer in layers.Where((layer, i) => calls[i].IsEmpty && !layer.Origin["inputs"].Exists && !layer.Origin["calls"].Exists))
        {
            if (context.Problems.IsFull) return;
            context.Problems.Add(new Problem { Key = "missing_inputs", Pointer = layer.Origin.Pointer, Layer = layer.Name, Values = [new("type", layer.Type)] });
        }
    }

    /// <summary>Keras's chains hold layers alone.</summary>
    private static void ReportOperations(List<LayerNode?> layers, ReadContext context)
    {
        foreach (var layer in layers)
        {
            if (context.Problems.IsFull) return;
            if (layer is { IsOperation: true })
                context.Problems.Add(new Problem { Key = "misplaced_operation", Pointer = layer.Origin.Pointer, Layer = layer.Name });
        }
    }

    private static void ReportUnknownKeys(Node root, ReadContext context)
    {
        var left = MostKeys;
        foreach (var property in root.Properties)
        {
            if (left-- == 0) return;
            var name = property.Name;
            if (Keys.Contains(name) || Suggestion.For(name, Keys) is not { } suggestion) continue;
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
