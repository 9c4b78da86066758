using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Models;

/// <summary>Tensors by their origin, in a nesting.</summary>
internal abstract record SourceTree
{
    /// <summary>Adds the tensors in order.</summary>
    public abstract void Collect(List<TensorSource> into);

    /// <summary>The tree with every tensor replaced; null where one has no replacement.</summary>
    public abstract SourceTree? Map(Func<SourceTree, SourceTree?> leaf);
}

/// <summary>A tensor: which layer of the model gives it, at which of its calls, as which output.</summary>
internal sealed record TensorSource(int Layer, int Call = 0, int Tensor = 0) : SourceTree
{
    /// <summary>What comes from outside the model, into a chain that has no input layer.</summary>
    public static TensorSource Outside { get; } = new(-1);

    public override void Collect(List<TensorSource> into) => into.Add(this);

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf) => leaf(this);
}

/// <summary>A tensor by its layer's name, before the layers are all known.</summary>
internal sealed record NamedSource(string Layer, int Call, int Tensor, Node Origin) : SourceTree
{
    public override void Collect(List<TensorSource> into) =>
        throw new InvalidOperationException("The name of a tensor's layer was not looked up.");

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf) => leaf(this);
}

/// <summary>A tensor of a layer that there is not, which is a problem; nothing follows from it.</summary>
internal sealed record UnknownSource : SourceTree
{
    public static UnknownSource Instance { get; } = new();

    public override void Collect(List<TensorSource> into)
    {
    }

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf) => this;
}

/// <summary>A number that stands among tensors.</summary>
internal sealed record ConstantSource(Node Value) : SourceTree
{
    public override void Collect(List<TensorSource> into)
    {
    }

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf) => this;
}

/// <summary>Tensors in order: a list or a tuple.</summary>
internal sealed record SourceSequence(ImmutableArray<SourceTree> Items, bool IsTuple = false) : SourceTree
{
    public override void Collect(List<TensorSource> into)
    {
        foreach (var item in Items)
            item.Collect(into);
    }

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf)
    {
        var mapped = ImmutableArray.CreateBuilder<SourceTree>(Items.Length);
        foreach (var item in Items)
        {
            if (item.Map(leaf) is { } found) mapped.Add(found);
        }

        return mapped.Count == Items.Length ? this with { Items = mapped.MoveToImmutable() } : null;
    }
}

/// <summary>Tensors by name: a dict.</summary>
internal sealed record SourceMapping(ImmutableArray<KeyValuePair<string, SourceTree>> Items) : SourceTree
{
    public override void Collect(List<TensorSource> into)
    {
        foreach (var item in Items)
            item.Value.Collect(into);
    }

    public override SourceTree? Map(Func<SourceTree, SourceTree?> leaf)
    {
        var mapped = ImmutableArray.CreateBuilder<KeyValuePair<string, SourceTree>>(Items.Length);
        foreach (var (name, item) in Items)
        {
            if (item.Map(leaf) is { } found) mapped.Add(new(name, found));
        }

        return mapped.Count == Items.Length ? new SourceMapping(mapped.MoveToImmutable()) : null;
    }
}
