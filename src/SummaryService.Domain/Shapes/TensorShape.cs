using System.Collections.Immutable;
using System.Text;

namespace SummaryService.Domain.Shapes;

/// <summary>The shape of a tensor: its sizes from the first axis (usually the batch) to the last.</summary>
/// <remarks>Immutable. The rank is always known; a size may be unknown.</remarks>
public sealed class TensorShape : IEquatable<TensorShape>
{
    private readonly Dim[] _dims;

    /// <summary>A shape of the given sizes, which are copied.</summary>
    public TensorShape(params ReadOnlySpan<Dim> dims)
        : this(dims.ToArray(), owned: true)
    {
    }

    private TensorShape(Dim[] dims, bool owned)
    {
        _ = owned;
        _dims = dims;
    }

    /// <summary>The shape of a single number: <c>()</c>.</summary>
    public static TensorShape Scalar { get; } = new([], owned: true);

    /// <summary>How many axes there are.</summary>
    public int Rank => _dims.Length;

    /// <summary>The sizes in order.</summary>
    public ReadOnlySpan<Dim> Dims => _dims;

    /// <summary>The sizes in order, not to be written to.</summary>
    internal Dim[] OwnDims => _dims;

    /// <summary>Whether every size is known.</summary>
    public bool IsFullyKnown
    {
        get
        {
            foreach (var dim in _dims)
            {
                if (!dim.IsKnown) return false;
            }

            return true;
        }
    }

    /// <summary>The size of an axis, counted from the start or with <c>^1</c> from the end.</summary>
    public Dim this[Index axis] => _dims[axis];

    /// <summary>The axes of a range, as a shape of their own.</summary>
    public TensorShape this[Range axes] => new(_dims[axes], owned: true);

    /// <summary>A shape of the sizes of an array that nobody else writes to.</summary>
    internal static TensorShape Owning(Dim[] dims) => new(dims, owned: true);

    /// <summary>This shape with another size on one axis.</summary>
    public TensorShape With(Index axis, Dim size)
    {
        var dims = (Dim[])_dims.Clone();
        dims[axis] = size;
        return Owning(dims);
    }

    /// <summary>This shape without one axis.</summary>
    public TensorShape Without(Index axis)
    {
        var at = axis.GetOffset(Rank);
        return Owning([.. _dims[..at], .. _dims[(at + 1)..]]);
    }

    /// <summary>This shape followed by the axes of another.</summary>
    public TensorShape Concat(params ReadOnlySpan<Dim> more) => Owning([.. _dims, .. more]);

    /// <summary>The number of elements, unknown if a size is; 1 for a scalar.</summary>
    public Count Elements()
    {
        Count product = 1;
        foreach (var dim in _dims)
            product *= dim;
        return product;
    }

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && _dims.AsSpan().SequenceEqual(other._dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var dim in _dims)
            hash.Add(dim);
        return hash.ToHashCode();
    }

    /// <summary>The shape as Python prints a tuple: <c>(None, 26, 26, 32)</c>, <c>(None,)</c>, <c>()</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(");
        for (var i = 0; i < _dims.Length; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(_dims[i].ToString());
        }

        if (_dims.Length == 1) text.Append(',');
        return text.Append(')').ToString();
    }
}
