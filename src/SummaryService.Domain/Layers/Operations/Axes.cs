using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Axes by their numbers, and what shapes become without some of them.</summary>
internal static class Axes
{
    /// <summary>The axes that numbers name, each once.</summary>
    public static ImmutableArray<int> Named(this TensorShape shape, string argument, ImmutableArray<long> axes)
    {
        var named = ImmutableArray.CreateBuilder<int>(Math.Min(axes.Length, shape.Rank));
        foreach (var axis in axes)
        {
            var place = shape.Axis(argument, axis);
            if (named.Contains(place)) throw RuleBrokenException.In(argument, "conflicting_arguments.axis_twice", ("axis", axis), ("shape", shape));
            named.Add(place);
        }

        return named.ToImmutable();
    }

    /// <summary>The shape after some axes, or all, have been reduced: without them, or with a 1 in their place.</summary>
    public static TensorShape Reduced(this TensorShape shape, string argument, ImmutableArray<long>? axes, bool keep = false)
    {
        if (axes is null) return keep ? new([.. Enumerable.Repeat<Dim>(1, shape.Rank)]) : TensorShape.Scalar;
        var named = shape.Named(argument, axes.Value);
        var dims = new List<Dim>();
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if (!named.Contains(axis)) dims.Add(shape[axis]);
            else if (keep) dims.Add(1);
        }

        return new([.. dims]);
    }

    /// <summary>The shape with another axis put in.</summary>
    public static TensorShape Inserted(this TensorShape shape, int axis, Dim size) => new([.. shape.Dims[..axis], size, .. shape.Dims[axis..]]);

    /// <summary>All elements in a row.</summary>
    public static TensorShape Flat(this TensorShape shape)
    {
        Dim size = 1;
        foreach (var dim in shape.Dims)
            size *= dim;
        return new(size);
    }

    /// <summary>The place of a new axis, counted from the end if negative.</summary>
    public static int NewAxis(this TensorShape shape, string argument, long axis) =>
        shape.Inserted(0, 1).Axis(argument, axis);
}
