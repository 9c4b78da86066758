using System.Collections.Immutable;

namespace SummaryService.Domain.Shapes;

/// <summary>What a layer gives: a tensor, or tensors in the nesting in which Keras returns them.</summary>
public abstract record TensorTree
{
    private protected TensorTree()
    {
    }

    /// <summary>The tensors in Keras's order, whatever the nesting.</summary>
    public IReadOnlyList<TensorSpec> Flatten()
    {
        if (this is TensorSpec single) return [single];
        var flat = new List<TensorSpec>();
        Collect(flat);
        return flat;
    }

    /// <summary>Adds the tensors of this tree to a list, in order.</summary>
    internal abstract void Collect(List<TensorSpec> into);

    /// <summary>The same nesting with other tensors.</summary>
    internal abstract TensorTree Select(Func<TensorSpec, TensorSpec> change);
}

/// <summary>A tensor as far as it is known before the model runs: its shape and the type of its elements.</summary>
/// <param name="Shape">The sizes, the batch included.</param>
/// <param name="DType">The type of the elements.</param>
public sealed record TensorSpec(TensorShape Shape, DType DType) : TensorTree
{
    internal override void Collect(List<TensorSpec> into) => into.Add(this);

    internal override TensorTree Select(Func<TensorSpec, TensorSpec> change) => change(this);
}

/// <summary>Several tensors in order: a Python list or tuple.</summary>
/// <param name="Items">The parts in order.</param>
/// <param name="IsTuple">Whether Keras returns a tuple, which prints in round brackets.</param>
public sealed record TensorSequence(ImmutableArray<TensorTree> Items, bool IsTuple) : TensorTree
{
    internal override void Collect(List<TensorSpec> into)
    {
        foreach (var item in Items)
            item.Collect(into);
    }

    internal override TensorTree Select(Func<TensorSpec, TensorSpec> change) =>
        this with { Items = [.. Items.Select(item => item.Select(change))] };
}

/// <summary>Several tensors by name: a Python dict.</summary>
/// <param name="Items">The names and parts, in the order in which they print.</param>
public sealed record TensorMapping(ImmutableArray<KeyValuePair<string, TensorTree>> Items) : TensorTree
{
    internal override void Collect(List<TensorSpec> into)
    {
        foreach (var item in Items)
            item.Value.Collect(into);
    }

    internal override TensorTree Select(Func<TensorSpec, TensorSpec> change) =>
        new TensorMapping([.. Items.Select(item => KeyValuePair.Create(item.Key, item.Value.Select(change)))]);
}
