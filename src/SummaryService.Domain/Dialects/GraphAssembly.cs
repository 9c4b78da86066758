using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Dialects;

/// <summary>Puts layers together that refer to each other by name: looks every reference up and tells the faults of the graph.</summary>
internal sealed class GraphAssembly
{
    private readonly ReadContext _context;
    private readonly List<LayerNode> _layers;
    private readonly List<ImmutableArray<CallNode>> _calls;
    private readonly Dictionary<string, int> _indices;
    private readonly Dictionary<int, (int Least, int Greatest)> _numbers = [];

    /// <summary>Names the layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="calls">What each is called on, with references by name.</param>
    /// <param name="context">Where problems go.</param>
    public GraphAssembly(List<LayerNode> layers, List<ImmutableArray<CallNode>> calls, ReadContext context)
    {
        (_layers, _calls, _context) = (layers, calls, context);
        _indices = new(layers.Count);
        for (var i = 0; i < layers.Count; i++)
        {
            if (!_indices.TryAdd(layers[i].Name, i) && !context.Problems.IsFull) context.Problems.Add(Duplicates.Of(layers[i]));
        }
    }

    /// <summary>Names of layers that could not be read; references to them are no further fault.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>Whether the release numbers the calls of nested models from 1, since the model's own graph counts as the first.</summary>
    public bool NumbersModelsFromOne { get; init; }

    /// <summary>What the file says of the tensors that were referred to.</summary>
    public Dictionary<(int Layer, int Call, int Tensor), Node> Declared { get; } = [];

    /// <summary>The calls with every reference looked up; an unknown one stays in its place, so that calls keep their numbers.</summary>
    public ImmutableArray<ImmutableArray<CallNode>> Resolve()
    {
        if (_layers.Exists(layer => layer.Model is not null)) NoteAll();
        var resolved = ImmutableArray.CreateBuilder<ImmutableArray<CallNode>>(_layers.Count);
        for (var i = 0; i < _layers.Count; i++)
        {
            var calls = _context.HasTooManyReferences ? [] : new CallNode[_calls[i].Length];
            for (var call = 0; call < calls.Length; call++)
                calls[call] = Resolve(_calls[i][call], _layers[i].Name);
            resolved.Add(ImmutableCollectionsMarshal.AsImmutableArray(calls));
        }

        return resolved.MoveToImmutable();
    }

    /// <summary>References that stand outside of any call, such as a model's outputs.</summary>
    public SourceTree? Resolve(SourceTree tree) => tree.Map(leaf => Find(leaf, null));

    private CallNode Resolve(CallNode call, string layer)
    {
        var arguments = new CallSource[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = call.Arguments[i] with { Tensors = Resolve(call.Arguments[i].Tensors, layer) };
        return new(ImmutableCollectionsMarshal.AsImmutableArray(arguments), call.Origin);
    }

    private SourceTree? Resolve(SourceTree? tensors, string layer) => tensors switch
    {
        null => null,
        NamedSource => FindOrUnknown(tensors, layer),
        _ => ResolveEach(tensors, layer),
    };

    // In a method of its own, so that a single tensor pays for no closure.
    private SourceTree? ResolveEach(SourceTree tensors, string layer) => tensors.Map(leaf => FindOrUnknown(leaf, layer));

    private SourceTree FindOrUnknown(SourceTree leaf, string layer) => Find(leaf, layer) ?? (SourceTree)UnknownSource.Instance;

    private TensorSource? Find(SourceTree leaf, string? layer)
    {
        if (leaf is not NamedSource named) return leaf as TensorSource;
        if (!_context.CountReferences()) return null;
        if (!_indices.TryGetValue(named.Layer, out var index))
        {
            if (!_context.Problems.IsFull && !Unreadable.Contains(named.Layer)) _context.Problems.Add(Unknown(named, layer));
            return null;
        }

        var calls = _calls[index].Length;
        var call = named.Call - Shift(index, calls);
        if (call >= 0 && call < calls)
        {
            if (named.Origin.IsObject && new DeclaredTensor(named.Origin).HasShape) Declared.TryAdd((index, call, named.Tensor), named.Origin);
            return new(index, call, named.Tensor);
        }

        if (_context.Problems.IsFull) return null;
        _context.Problems.Add(new Problem
        {
            Key = calls == 0 ? "unknown_reference.not_called" : "unknown_reference.call",
            Pointer = named.Origin.Pointer,
            Layer = layer,
            Received = named.Origin.Excerpt,
            Values = [new("name", named.Layer), new("call", $"{named.Call}"), new("calls", $"{calls}"), new("last", $"{calls - 1}")],
        });
        return null;
    }

    private Problem Unknown(NamedSource named, string? layer)
    {
        var suggestion = Suggestion.For(named.Layer, _indices.Keys.Where(name => name != layer));
        return new Problem
        {
            Key = suggestion is null ? "unknown_reference.layer" : "unknown_reference.suggestion",
            Pointer = named.Origin.Pointer,
            Layer = layer,
            Received = named.Origin.Excerpt,
            Values = [new("name", named.Layer), new("suggestion", suggestion ?? "")],
        };
    }

    /// <summary>
    /// By how much the numbers of a nested model's calls are off: by one, where nothing refers to a first call 0 and the
    /// release counts so, or a reference passes the last call.
    /// </summary>
    private int Shift(int layer, int calls) =>
        _numbers.TryGetValue(layer, out var numbers) && numbers.Least > 0 && (NumbersModelsFromOne || numbers.Greatest == calls) ? 1 : 0;

    private void NoteAll()
    {
        foreach (var call in _calls.SelectMany(calls => calls))
        {
            foreach (var argument in call.Arguments)
                argument.Tensors?.Map(Note);
        }
    }

    /// <summary>Notes which calls of nested models are referred to.</summary>
    public SourceTree? Note(SourceTree leaf)
    {
        if (leaf is not NamedSource named || !_indices.TryGetValue(named.Layer, out var index) || _layers[index].Model is null) return leaf;
        var (least, greatest) = _numbers.GetValueOrDefault(index, (named.Call, named.Call));
        _numbers[index] = (Math.Min(least, named.Call), Math.Max(greatest, named.Call));
        return leaf;
    }
}
