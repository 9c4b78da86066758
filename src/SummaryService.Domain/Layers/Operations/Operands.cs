using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>What an operation is called on: tensors, or constants in their place, by the names that Keras gives them.</summary>
internal sealed class Operands
{
    private readonly ImmutableArray<string> _names;
    private readonly CallInputs _inputs;
    private readonly (TensorTree? Tensors, Node Constant)[] _values;
    private readonly List<TensorSpec> _all = [];

    /// <summary>Puts the arguments of a call in their places.</summary>
    /// <param name="names">The names of the operands, in order.</param>
    /// <param name="given">Constants that stand among the operation's own arguments, one for each name.</param>
    /// <param name="inputs">The call.</param>
    public Operands(ImmutableArray<string> names, ImmutableArray<Node> given, CallInputs inputs)
    {
        (_names, _inputs) = (names, inputs);
        _values = new (TensorTree?, Node)[names.Length];
        for (var i = 0; i < names.Length; i++)
            _values[i].Constant = given[i];
        var position = 0;
        foreach (var argument in Spread(inputs.Arguments, names.Length))
        {
            var place = argument.Name is null ? position++ : names.IndexOf(argument.Name);
            if (place >= 0 && place < names.Length) _values[place] = (argument.Tensors, argument.Constant);
            else if (argument.Name is not null && argument.Tensors is not null) throw Unknown(argument.Name);
            if (argument.Name is null || place == 0) Collect(argument);
        }

        if (names.Length > 1 && position > names.Length)
            throw RuleBrokenException.InInput("wrong_input_count.most", ("expected", names.Length), ("received", position), ("names", string.Join(", ", names)));
    }

    /// <summary>All that stands in the place of an operand that takes several tensors.</summary>
    public IReadOnlyList<TensorSpec> All => _all.Count > 0
        ? _all
        : throw RuleBrokenException.InInput("wrong_input_count.none", ("argument", _names[0]));

    /// <summary>An operand that must be given.</summary>
    public TensorSpec Tensor(string name) => Optional(name) ?? throw RuleBrokenException.In(name, "missing_argument");

    /// <summary>Makes sure that operands are given, tensors or constants, whatever they are.</summary>
    public void Demand(ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            var (tensors, constant) = _values[_names.IndexOf(name)];
            if (tensors is null && !constant.HasValue) throw RuleBrokenException.In(name, "missing_argument");
        }
    }

    /// <summary>An operand; null where it is not given, or is None.</summary>
    public TensorSpec? Optional(string name)
    {
        var (tensors, constant) = _values[_names.IndexOf(name)];
        if (_names.Length == 1 && _all.Count > 1) throw TooMany(_all.Count);
        if (tensors is TensorSpec single) return single;
        if (tensors is not null) return tensors.Flatten() is [var only] ? only : throw TooMany(tensors.Flatten().Count);
        if (!constant.HasValue) return null;
        return TensorConstant.Of(constant) ?? throw RuleBrokenException.In(name, "wrong_kind.operand");
    }

    /// <summary>The tensors of one operand among several, where it takes a list.</summary>
    public IReadOnlyList<TensorSpec> List(string name) => _values[_names.IndexOf(name)].Tensors?.Flatten() ?? [];

    /// <summary>The constant in an operand's place; a missing node for tensors.</summary>
    public Node Constant(string name) => _values[_names.IndexOf(name)].Constant;

    /// <summary>A constant of the call by a name that is no operand's; a missing node where there is none.</summary>
    public Node Named(string name)
    {
        foreach (var argument in _inputs.Arguments)
        {
            if (argument.Name == name) return argument.Constant;
        }

        return default;
    }

    /// <summary>The shape with the batch size in place of an unknown batch, as costs are counted.</summary>
    public TensorShape Batched(TensorShape shape) => _inputs.Batched(shape);

    /// <summary>How many elements a tensor of this shape has, as costs are counted.</summary>
    public Count Elements(TensorShape shape) => Batched(shape).Elements();

    /// <summary>A list in the only place stands for the operands themselves: <c>"inputs": ["a", "b"]</c>.</summary>
    private static ImmutableArray<CallArgument> Spread(ImmutableArray<CallArgument> arguments, int operands) =>
        operands > 1 && arguments is [{ Name: null, Tensors: TensorSequence list }] && list.Items.Length > 1
            ? [.. list.Items.Select(item => new CallArgument(null, item))]
            : arguments;

    private void Collect(CallArgument argument)
    {
        if (argument.Tensors is not null) argument.Tensors.Collect(_all);
        else if (argument.Constant.HasValue && TensorConstant.Of(argument.Constant) is { } constant) _all.Add(constant);
    }

    private static RuleBrokenException TooMany(int received) =>
        RuleBrokenException.InInput("wrong_input_count.exactly", ("expected", 1), ("received", received));

    private RuleBrokenException Unknown(string name) =>
        RuleBrokenException.InInput("unknown_argument.operand", ("argument", name), ("known", string.Join(", ", _names)));
}
