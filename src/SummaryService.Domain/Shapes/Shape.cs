namespace SummaryService.Domain.Shapes;

/// <summary>A shape of sizes of any kind, for rules that count and explain alike.</summary>
/// <typeparam name="T">The kind of its sizes: <see cref="Dim"/> counts, a formula explains.</typeparam>
/// <param name="sizes">The sizes in order, which nobody else writes to.</param>
internal readonly struct Shape<T>(params T[] sizes)
    where T : ISize<T>
{
    private readonly T[] _sizes = sizes;

    /// <summary>How many axes there are.</summary>
    public int Rank => _sizes.Length;

    /// <summary>The sizes in order, not to be written to.</summary>
    internal T[] Sizes => _sizes;

    /// <summary>The size of an axis, counted from the start or with <c>^1</c> from the end.</summary>
    public T this[Index axis] => _sizes[axis];

    /// <summary>The axes of a range, as a shape of their own.</summary>
    public Shape<T> this[Range axes] => new(_sizes[axes]);

    /// <summary>Whether every size is known.</summary>
    public bool IsFullyKnown => Array.TrueForAll(_sizes, size => size.Size.IsKnown);

    /// <summary>This shape with another size on one axis.</summary>
    public Shape<T> With(Index axis, T size)
    {
        var changed = (T[])_sizes.Clone();
        changed[axis] = size;
        return new(changed);
    }

    /// <summary>This shape without one axis.</summary>
    public Shape<T> Without(Index axis)
    {
        var at = axis.GetOffset(Rank);
        return new([.. _sizes[..at], .. _sizes[(at + 1)..]]);
    }

    /// <summary>This shape with one axis more, before the one that stands there.</summary>
    public Shape<T> Inserted(int axis, T size) => new([.. _sizes[..axis], size, .. _sizes[axis..]]);

    /// <summary>This shape followed by more axes.</summary>
    public Shape<T> Concat(params ReadOnlySpan<T> more) => new([.. _sizes, .. more]);

    /// <summary>This shape with every size from an axis on changed.</summary>
    /// <param name="first">The first axis to change.</param>
    /// <param name="count">How many to change.</param>
    /// <param name="change">What a size becomes; it also gets its place among those changed.</param>
    public Shape<T> Change(int first, int count, Func<T, int, T> change)
    {
        var changed = (T[])_sizes.Clone();
        for (var i = 0; i < count; i++)
            changed[first + i] = change(changed[first + i], i);
        return new(changed);
    }

    /// <summary>The product of all sizes; 1 for none.</summary>
    public T Product()
    {
        if (_sizes.Length == 0) return T.Of(1);
        var product = _sizes[0];
        for (var i = 1; i < _sizes.Length; i++)
            product *= _sizes[i];
        return product;
    }

    /// <summary>The shape as Python prints it.</summary>
    public override string ToString() => this.Counted().ToString();
}

/// <summary>The way between shapes of numbers and shapes of any sizes.</summary>
internal static class ShapeConversions
{
    /// <summary>The shape as one of numbers, without a copy where it is one.</summary>
    public static TensorShape Counted<T>(this Shape<T> shape)
        where T : ISize<T> =>
        TensorShape.Owning(shape.Sizes is Dim[] dims ? dims : Array.ConvertAll(shape.Sizes, size => size.Size));

    /// <summary>The shape for a rule that counts.</summary>
    public static Shape<Dim> Sizes(this TensorShape shape) => new(shape.OwnDims);
}
