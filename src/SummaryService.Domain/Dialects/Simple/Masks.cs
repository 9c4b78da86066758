using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>
/// The operations that Keras 3 adds to a functional model for masks: where an <c>Embedding</c> or <c>Masking</c> makes one, it is a tensor of its
/// own, and goes into each layer whose call has a mask.
/// </summary>
/// <remarks>Source: <c>Layer.__call__</c> and each layer's <c>compute_mask</c> in Keras 3.16.</remarks>
internal sealed class Masks
{
    private const string Argument = "mask";

    private readonly ModelGraph _model;
    private readonly ReadContext _context;
    private readonly Dictionary<TensorSource, TensorSource> _masks = [];
    private readonly List<LayerNode> _operations = [];
    private readonly List<CallNode> _operationCalls = [];

    private Masks(ModelGraph model, ReadContext context) => (_model, _context) = (model, context);

    /// <summary>The model with the operations that make its masks. A chain stays as it is, but its masks take names as well.</summary>
    public static ModelGraph AddTo(ModelGraph model, ReadContext context)
    {
        if (!context.Era.AddsMasks || !model.Layers.Any(Makes)) return model;
        var order = CallOrder.Of(model);
        return order.Cycle.IsEmpty ? new Masks(model, context).Add(order) : model;
    }

    private static bool Makes(LayerNode layer) => layer.Definition?.Mask switch
    {
        MaskRule.MakesOfZeros => layer.Config["mask_zero"].Kind == NodeKind.True,
        MaskRule.MakesOfValues => true,
        _ => false,
    };

    private ModelGraph Add(CallOrder order)
    {
        var calls = _model.Calls.ToArray();
        foreach (var (layer, call) in order.Calls)
        {
            if (_context.Problems.IsFull) break;
            var node = _model.Layers[layer];
            var called = _model.Calls[layer][call];
            if (!_model.IsSequential && MaskFor(node, called) is { } taken)
                calls[layer] = calls[layer].SetItem(call, new([.. called.Arguments, new(Argument, taken)], called.Origin));
            if (Output(node, called) is { } mask) _masks[new(layer, call)] = mask;
        }

        return _model.IsSequential ? _model : WithConsumed([.. calls]);
    }

    /// <summary>The mask that goes into a call; null where the layer takes none, or nothing that goes in has one.</summary>
    /// <remarks>With other arguments beside the tensors, or tensors of another dtype than its own, Keras forgets what it added.</remarks>
    private SourceTree? MaskFor(LayerNode layer, CallNode call)
    {
        if (call.Arguments is not [{ Name: null, Tensors: { } only }]) return null;
        if (layer.Model is not null)
        {
            ImmutableArray<SourceTree> all = [.. call.Sources.Select(Of).OfType<SourceTree>()];
            return all is [var sole] ? sole : all.IsEmpty ? null : new SourceSequence(all);
        }

        if (layer.Definition?.TakesMask != true || only is not TensorSource source || source.Layer < 0) return null;
        var before = _model.Layers[source.Layer];
        return before.Model is null && before.Policy.Compute != layer.Policy.Compute ? null : Of(source);
    }

    /// <summary>The mask of what a call gives; null where it has none.</summary>
    private TensorSource? Output(LayerNode layer, CallNode call)
    {
        if (layer.Definition is not { } definition || call.Sources is not [{ Layer: >= 0 } first, ..] sources) return null;
        return definition.Mask switch
        {
            MaskRule.Keeps => Of(first),
            MaskRule.MakesOfZeros => Makes(layer) ? NotEqual(first, ImpliedOperation.Zero) : null,
            MaskRule.MakesOfValues when NotEqual(first, layer.Config["mask_value"]) is { } values => Make("Any", values),
            MaskRule.Merges => Merged(sources),
            MaskRule.Joins => Joined(layer, sources),
            MaskRule.KeepsFirst when Of(first) is { } mask => Make("ConvertToTensor", mask),
            _ => null,
        };
    }

    private TensorSource? Merged(ImmutableArray<TensorSource> sources)
    {
        var merged = Of(sources[0]);
        foreach (var source in sources.AsSpan()[1..])
            merged = merged is not null && Of(source) is { } next ? Make("LogicalOr", merged, next) : null;
        return merged;
    }

    private TensorSource? Joined(LayerNode layer, ImmutableArray<TensorSource> sources)
    {
        if (!sources.Any(source => Of(source) is not null)) return null;
        var masks = new List<SourceTree>(sources.Length);
        foreach (var source in sources)
        {
            var mask = Of(source) is { } own
                ? Make("ExpandDims", own) is { } wide && Make("ZerosLike", source) is { } none ? Make("LogicalOr", wide, none) : null
                : Make("OnesLike", source);
            if (mask is null) return null;
            masks.Add(mask);
        }

        var config = layer.Config["axis"].HasValue ? layer.Config : default;
        return Make("Concatenate", config, [new(null, new SourceSequence([.. masks]))]) is { } joined ? Make("Any", joined) : null;
    }

    private TensorSource? Of(TensorSource source) => _masks.GetValueOrDefault(source with { Tensor = 0 }) is { } mask && source.Tensor == 0 ? mask : null;

    private TensorSource? NotEqual(TensorSource source, Node value) =>
        Make("NotEqual", default, [new(null, source), new(null, null, value.HasValue ? value : ImpliedOperation.Zero)]);

    private TensorSource? Make(string type, params ReadOnlySpan<TensorSource> operands)
    {
        var arguments = new CallSource[operands.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = new(null, operands[i]);
        return Make(type, default, arguments);
    }

    private TensorSource? Make(string type, Node config, CallSource[] arguments)
    {
        if (!_context.CountLayer()) return null;
        var (written, definition) = (ImpliedOperation.Of(type), OperationCatalogue.Find(type)!);
        _operations.Add(new()
        {
            Name = _context.Names.Of(definition),
            Type = type,
            Definition = definition,
            Config = config.Exists ? config : written["config"],
            Origin = default,
            Implied = written,
            IsOperation = true,
        });
        _operationCalls.Add(new([.. arguments]));
        return new(_model.Layers.Length + _operations.Count - 1);
    }

    /// <summary>The model with those operations that lead to a layer.</summary>
    private ModelGraph WithConsumed(ImmutableArray<CallNode>[] calls)
    {
        var first = _model.Layers.Length;
        var places = new int[_operations.Count];
        foreach (var source in calls.SelectMany(all => all).SelectMany(call => call.Sources))
            Mark(source);
        for (var i = places.Length - 1; i >= 0; i--)
        {
            if (places[i] == 0) continue;
            foreach (var source in _operationCalls[i].Sources)
                Mark(source);
        }

        var next = first;
        for (var i = 0; i < places.Length; i++)
            places[i] = places[i] == 0 ? -1 : next++;
        var kept = Enumerable.Range(0, places.Length).Where(i => places[i] >= 0).ToList();
        return _model with
        {
            Layers = [.. _model.Layers, .. kept.Select(i => _operations[i])],
            Calls = [.. calls.Select(all => all.Any(IsMasked) ? [.. all.Select(Placed)] : all), .. kept.Select(i => ImmutableArray.Create(Placed(_operationCalls[i])))],
        };

        void Mark(TensorSource source)
        {
            if (source.Layer >= first) places[source.Layer - first] = 1;
        }

        CallNode Placed(CallNode call) => new(
            [.. call.Arguments.Select(argument => argument with { Tensors = argument.Tensors?.Map(leaf => Moved((TensorSource)leaf)) })], call.Origin);

        TensorSource Moved(TensorSource source) => source.Layer >= first ? source with { Layer = places[source.Layer - first] } : source;
    }

    private static bool IsMasked(CallNode call) => call.Arguments is [.., { Name: Argument }];
}
