using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>An argument of a call: tensors, or a constant such as <c>return_attention_scores=True</c>.</summary>
/// <param name="Name">Its name; null for one by position.</param>
/// <param name="Tensors">The tensors; null for a constant.</param>
/// <param name="Constant">The constant; a missing node for tensors.</param>
internal readonly record struct CallArgument(string? Name, TensorTree? Tensors, Node Constant = default);

/// <summary>What goes into a layer at one call.</summary>
internal readonly struct CallInputs
{
    private readonly ImmutableArray<CallArgument> _arguments;
    // The only argument, as nearly always; null where there are others.
    private readonly TensorTree? _only;
    private readonly int _batchSize;
    private readonly bool _isChained;

    /// <summary>Arguments of any kind.</summary>
    /// <param name="arguments">The arguments, those by position first.</param>
    /// <param name="batchSize">How many examples to count where the batch is unknown and a cost depends on it; 0 where nobody asks for costs.</param>
    public CallInputs(ImmutableArray<CallArgument> arguments, int batchSize) => (_arguments, _batchSize) = (arguments, batchSize);

    /// <summary>Tensors as the only argument.</summary>
    /// <param name="only">The tensors.</param>
    /// <param name="batchSize">As above.</param>
    public CallInputs(TensorTree only, int batchSize) => (_only, _batchSize) = (only, batchSize);

    /// <summary>All that a layer outputs, as the next one in a chain gets it: one argument, a list where there are several tensors.</summary>
    /// <param name="outputs">The tensors.</param>
    /// <param name="batchSize">As above.</param>
    public static CallInputs InChain(TensorTree outputs, int batchSize) => new(outputs, batchSize, isChained: outputs is not TensorSpec);

    private CallInputs(TensorTree only, int batchSize, bool isChained) => (_only, _batchSize, _isChained) = (only, batchSize, isChained);

    /// <summary>Whether anybody asks what the call costs.</summary>
    public bool WantCosts => _batchSize > 0;

    /// <summary>The arguments, those by position first.</summary>
    public ImmutableArray<CallArgument> Arguments => _only is null ? _arguments : [new(null, _only)];

    /// <summary>These tensors as the only argument.</summary>
    public CallInputs Of(TensorTree tensors) => new(tensors, _batchSize);

    /// <summary>The one tensor that the layer takes.</summary>
    public TensorSpec Single()
    {
        if (_only is TensorSpec single) return single;
        if (_only is null && _arguments is [{ Name: null, Tensors: TensorSpec first }, ..] && IsOnlyTensor()) return first;
        var all = Several();
        return all is [var only] ? only : throw NotOne(all.Length);
    }

    /// <summary>Refuses a list of tensors in a chain, where the layer has an argument for each of them and none for a list.</summary>
    public void RequireNoList()
    {
        if (_isChained && _only!.Flatten().Count is > 1 and var received) throw NotOne(received);
    }

    /// <summary>All tensors of the first argument, in order; further arguments by position count as well.</summary>
    public ImmutableArray<TensorSpec> Several()
    {
        if (_only is TensorSpec single) return [single];
        var tensors = new List<TensorSpec>();
        foreach (var argument in Arguments)
        {
            if (argument.Name is null or "inputs" or "x") argument.Tensors?.Collect(tensors);
        }

        return [.. tensors];
    }

    /// <summary>All tensors of all arguments, in order.</summary>
    public IReadOnlyList<TensorSpec> All()
    {
        if (_only is not null) return _only.Flatten();
        var tensors = new List<TensorSpec>();
        foreach (var argument in _arguments)
            argument.Tensors?.Collect(tensors);
        return tensors;
    }

    /// <summary>The tensors of an argument by its name or its position; null where it is not given.</summary>
    /// <remarks>A list in the first place stands for the arguments themselves: <c>"inputs": ["query", "value"]</c>.</remarks>
    public TensorTree? Find(string name, int position)
    {
        var at = 0;
        foreach (var argument in Arguments)
        {
            if (argument.Name == name) return argument.Tensors;
            if (argument.Name is not (null or "inputs")) continue;
            if (argument.Tensors is TensorSequence list && at == 0)
            {
                if (position < list.Items.Length) return list.Items[position];
                at += list.Items.Length;
                continue;
            }

            if (at == position) return argument.Tensors;
            at++;
        }

        return null;
    }

    /// <summary>A constant of the call that is true or false.</summary>
    public bool Flag(string name, bool orElse = false)
    {
        if (_only is not null) return orElse;
        foreach (var argument in _arguments)
        {
            if (argument.Name == name && argument.Constant.Kind is NodeKind.True or NodeKind.False) return argument.Constant.Kind == NodeKind.True;
        }

        return orElse;
    }

    /// <summary>The shape with the batch size in place of an unknown batch, as costs are counted.</summary>
    public TensorShape Batched(TensorShape shape) => shape.Rank > 0 && !shape[0].IsKnown ? shape.With(0, Math.Max(1, _batchSize)) : shape;

    private RuleBrokenException NotOne(int received) =>
        RuleBrokenException.InInput(_isChained ? "wrong_input_count.chain" : "wrong_input_count.exactly", ("expected", 1), ("received", received));

    private bool IsOnlyTensor()
    {
        for (var i = 1; i < _arguments.Length; i++)
        {
            if (_arguments[i] is { Name: null, Tensors: not null }) return false;
        }

        return true;
    }
}
