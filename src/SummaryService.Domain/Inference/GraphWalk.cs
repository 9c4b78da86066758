using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Inference;

/// <summary>Walks over a model from its inputs on, and infers what each layer gives.</summary>
/// <remarks>The walk is a loop over the calls in an order that feeds each, so that no model, however deep, can overflow the stack.</remarks>
internal sealed class GraphWalk
{
    private readonly WalkContext _context;
    private readonly ModelGraph _model;
    private readonly BoundLayer?[] _bound;
    private readonly TensorTree?[][] _outputs;
    // The default of a layer that has not been applied yet.
    private readonly ImmutableArray<LayerWeight>[] _weights;
    // Empty where nobody asks for costs.
    private readonly Work[] _work;
    private readonly bool[] _hasUnknownWeights;
    private readonly bool[] _isUntold;
    // Of each layer's last call so far; empty where nobody asks for costs.
    private readonly View[] _views;
    private readonly List<View> _sourceViews = [];
    // Likewise; empty where nobody asks why.
    private readonly AppliedLayer?[] _lastCalls;

    // The layers whose shape is assumed, and those of which the file alone tells it; there are hardly ever any.
    private HashSet<int>? _assumed;
    private HashSet<int>? _told;

    private GraphWalk(ModelGraph model, ImmutableArray<BoundLayer?> bound, WalkContext context)
    {
        (_model, _context) = (model, context);
        _bound = ImmutableCollectionsMarshal.AsArray(bound)!;
        _outputs = new TensorTree?[model.Layers.Length][];
        for (var i = 0; i < _outputs.Length; i++)
            _outputs[i] = new TensorTree?[model.Calls[i].Length];
        _views = context.Options.Costs ? new View[_outputs.Length] : [];
        _lastCalls = context.Options.Explain ? new AppliedLayer?[_outputs.Length] : [];
        _weights = new ImmutableArray<LayerWeight>[_outputs.Length];
        _work = context.Options.Costs ? new Work[_outputs.Length] : [];
        Array.Fill(_work, Work.None);
        _hasUnknownWeights = new bool[_outputs.Length];
        _isUntold = new bool[_outputs.Length];
    }

    /// <summary>Binds the layers of a model to their arguments; null for one that is not sound or not known.</summary>
    public static ImmutableArray<BoundLayer?> Bind(ModelGraph model, WalkContext context)
    {
        var bound = new BoundLayer?[model.Layers.Length];
        for (var i = 0; i < bound.Length && !context.IsOver(); i++)
            bound[i] = LayerBinder.Bind(model.Layers[i], context);
        return ImmutableCollectionsMarshal.AsImmutableArray(bound);
    }

    /// <summary>Infers a model whose layers are bound.</summary>
    /// <param name="model">The model.</param>
    /// <param name="bound">Its layers, bound.</param>
    /// <param name="given">What goes in, in the order of the model's inputs; empty for what its input layers say.</param>
    /// <param name="context">What the walk shares.</param>
    public static InferredModel Run(ModelGraph model, ImmutableArray<BoundLayer?> bound, ImmutableArray<TensorSpec> given, WalkContext context)
    {
        var walk = new GraphWalk(model, bound, context);
        var order = CallOrder.Of(model);
        if (!order.Cycle.IsEmpty)
        {
            context.Problems.Add(GraphFaults.Cycle(model, order.Cycle));
            return new(model, [], null);
        }

        foreach (var (layer, call) in order.Calls)
        {
            if (context.IsOver()) break;
            walk.Infer(layer, call, given);
        }

        return new(model, walk.Layers(), model.Outputs is { } outputs ? walk.Resolve(outputs, given) : null)
        {
            Work = ImmutableCollectionsMarshal.AsImmutableArray(walk._work),
            View = walk._views.Length > 0 && model.Outputs is TensorSource { Layer: >= 0 and var last } ? walk._views[last] : default,
        };
    }

    /// <summary>One layer applied to tensors, without a model around it.</summary>
    public static (InferredLayer Layer, Work Work) Run(LayerNode layer, CallInputs inputs, string inputsPointer, WalkContext context)
    {
        var bound = LayerBinder.Bind(layer, context);
        return bound is not null && LayerBinder.Apply(bound, layer, inputs, inputsPointer, context) is { } effect
            ? (new(layer, [effect.Output], WeightLedger.Of(layer, effect.Weights))
            {
                HasUnknownWeights = effect.HasUnknownWeights,
                LastCall = context.Options.Explain ? new(bound, inputs) : null,
            }, effect.Work)
            : (new(layer, [null], []), Work.None);
    }

    private void Infer(int index, int call, ImmutableArray<TensorSpec> given)
    {
        var layer = _model.Layers[index];
        if (Given(index, call, given) is { } input)
        {
            _outputs[index][call] = input;
            if (_views.Length > 0) _views[index] = ReceptiveFields.OfInput(input, layer.Name);
            return;
        }

        if (_bound[index] is not { } bound)
        {
            _outputs[index][call] = Told(index, call);
            if (_weights[index].IsDefault) _weights[index] = Weigh(layer, layer.StoredWeights);
            _hasUnknownWeights[index] = layer.IsForeign && layer.StoredWeights.IsEmpty;
            _isUntold[index] = _outputs[index][call] is null && layer.Model is null;
            if (_views.Length > 0) _views[index] = View.Lost("own_code", layer.Name);
            AddWork(index, Work.Unknown);
            return;
        }

        if (Resolve(_model.Calls[index][call], given) is not { } inputs) return;
        if (LayerBinder.Apply(bound, layer, inputs, null, _context) is not { } effect)
        {
            // Where the layer cannot tell what it gives, the file may; where it refused, that is told and nothing follows from it.
            _outputs[index][call] = Told(index, call);
            _hasUnknownWeights[index] = layer.Definition?.HasUnknownWeights ?? false;
            _isUntold[index] = _outputs[index][call] is null && layer.Model is null;
            if (_views.Length > 0) _views[index] = View.Lost("own_code", layer.Name);
            AddWork(index, Work.Unknown);
            return;
        }

        _outputs[index][call] = effect.Output;
        if (_views.Length > 0) _views[index] = ViewOf(index, call, bound, effect.Output, given);
        if (_lastCalls.Length > 0) _lastCalls[index] = new(bound, inputs);
        if (_weights[index].IsDefault) _weights[index] = Weigh(layer, effect.Weights);
        AddWork(index, effect.Work);
        _hasUnknownWeights[index] |= effect.HasUnknownWeights;
        if (effect.AssumesShape) (_assumed ??= []).Add(index);
    }

    /// <summary>The weights of a layer of the model; those of a frozen model are all frozen.</summary>
    private ImmutableArray<LayerWeight> Weigh(LayerNode layer, ImmutableArray<Weight> declared) =>
        WeightLedger.Of(_model.IsFrozen && layer.Trainable ? layer with { Trainable = false } : layer, declared);

    private void AddWork(int index, Work work)
    {
        if (_work.Length > 0) _work[index] += work;
    }

    private View ViewOf(int index, int call, BoundLayer bound, TensorTree output, ImmutableArray<TensorSpec> given)
    {
        var name = _model.Layers[index].Name;
        _sourceViews.Clear();
        foreach (var source in _model.Calls[index][call].Data)
            _sourceViews.Add(source.Layer < 0 ? ReceptiveFields.OfInput(given[0], name) : _views[source.Layer]);
        if (_sourceViews.Count == 0) return ReceptiveFields.OfInput(output, name);
        try
        {
            return ReceptiveFields.After(name, bound.Sight, _sourceViews, output);
        }
        catch (OverflowException)
        {
            return View.Lost("too_large", name);
        }
    }

    /// <summary>What comes from outside in place of what an input layer declares.</summary>
    private TensorSpec? Given(int index, int call, ImmutableArray<TensorSpec> given)
    {
        if (given.IsEmpty) return null;
        var input = _model.Inputs.IndexOf(new TensorSource(index, call));
        return input >= 0 && input < given.Length ? given[input] : null;
    }

    private TensorTree? Told(int layer, int call)
    {
        var told = Declared(layer, call);
        if (told is not null) (_told ??= []).Add(layer);
        return told;
    }

    private TensorTree? Declared(int layer, int call)
    {
        var outputs = new List<TensorTree>();
        while (_model.Declared.TryGetValue((layer, call, outputs.Count), out var tensor) && new DeclaredTensor(tensor).Read() is { } told)
            outputs.Add(told);
        return outputs switch
        {
            [] => null,
            [var only] => only,
            _ => new TensorSequence([.. outputs], IsTuple: false),
        };
    }

    private CallInputs? Resolve(CallNode call, ImmutableArray<TensorSpec> given)
    {
        var batchSize = _context.Options.Costs ? _context.Options.BatchSize : 0;
        if (call.Arguments is [{ Name: null, Tensors: { } only }]) return Resolve(only, given) is { } sole ? _model.IsSequential ? CallInputs.InChain(sole, batchSize) : new(sole, batchSize) : null;
        var arguments = new CallArgument[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            if (argument.Tensors is null)
            {
                arguments[i] = new(argument.Name, null, argument.Constant);
                continue;
            }

            if (Resolve(argument.Tensors, given) is not { } tensors) return null;
            arguments[i] = new(argument.Name, tensors);
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(arguments), batchSize);
    }

    private TensorTree? Resolve(SourceTree tree, ImmutableArray<TensorSpec> given)
    {
        switch (tree)
        {
            case UnknownSource:
                return null;
            case TensorSource { Layer: < 0 }:
                return given.IsEmpty ? null : given[0];
            case TensorSource source:
                var output = _outputs[source.Layer][source.Call];
                // A chain hands on all that a layer gives.
                if (output is null || _model.IsSequential || (output is TensorSpec && source.Tensor == 0)) return output;
                var flat = output.Flatten();
                if (source.Tensor < flat.Count) return flat[source.Tensor];
                _context.Problems.Add(GraphFaults.NoSuchTensor(_model.Layers[source.Layer], source, flat.Count));
                return null;
            case SourceSequence sequence:
                var items = ImmutableArray.CreateBuilder<TensorTree>(sequence.Items.Length);
                foreach (var item in sequence.Items)
                {
                    if (Resolve(item, given) is not { } tensor) return null;
                    items.Add(tensor);
                }

                return new TensorSequence(items.MoveToImmutable(), sequence.IsTuple);
            case SourceMapping mapping:
                var named = ImmutableArray.CreateBuilder<KeyValuePair<string, TensorTree>>(mapping.Items.Length);
                foreach (var (name, item) in mapping.Items)
                {
                    if (Resolve(item, given) is not { } tensor) return null;
                    named.Add(new(name, tensor));
                }

                return new TensorMapping(named.MoveToImmutable());
            default:
                // A number among tensors is a tensor of one element, with a dtype of its own.
                return tree is ConstantSource { Value: var value } && TensorConstant.Of(value) is { } constant
                    ? constant with { DType = DTypePromotion.Of(constant.DType) ?? constant.DType }
                    : new TensorSpec(TensorShape.Scalar, DType.Float32);
        }
    }

    /// <summary>A nested model that nothing reached is what it is for the inputs that it declares.</summary>
    private void TellOwn(int index)
    {
        if (!_weights[index].IsDefault || _bound[index] is not ModelBinding { Own: { Output: not null } own }) return;
        var effect = ModelBinding.EffectOf(own);
        _weights[index] = Weigh(_model.Layers[index], effect.Weights);
        _hasUnknownWeights[index] = effect.HasUnknownWeights;
        if (_outputs[index] is [.., _]) _outputs[index][^1] = effect.Output;
        AddWork(index, Work.Unknown);
    }

    private bool AwaitsInput(int index) =>
        _weights[index].IsDefault && _bound[index] is not null && _model.Layers[index] is { Definition: not { HasNoWeights: true } };

    /// <summary>A layer that nothing reached has at least the weights that the file keeps for it.</summary>
    private bool TakeStored(int index)
    {
        var layer = _model.Layers[index];
        if (layer.StoredWeights.IsEmpty || !AwaitsInput(index)) return false;
        _weights[index] = Weigh(layer, layer.StoredWeights);
        return true;
    }

    private ImmutableArray<InferredLayer> Layers()
    {
        var layers = new InferredLayer[_outputs.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            TellOwn(i);
            var takesStored = TakeStored(i);
            layers[i] = new(_model.Layers[i], ImmutableCollectionsMarshal.AsImmutableArray(_outputs[i]), _weights[i].IsDefault ? [] : _weights[i])
            {
                Model = (_bound[i] as ModelBinding)?.Own,
                HasUnknownWeights = _hasUnknownWeights[i],
                AwaitsInput = AwaitsInput(i),
                TakesStored = takesStored,
                IsUntold = _isUntold[i],
                AssumesShape = _assumed?.Contains(i) == true,
                IsTold = _told?.Contains(i) == true,
                View = _views.Length > 0 ? _views[i] : default,
                LastCall = _lastCalls.Length > 0 ? _lastCalls[i] : null,
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(layers);
    }
}
