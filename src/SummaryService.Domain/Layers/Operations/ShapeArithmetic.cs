using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Arithmetic on sizes that operations share, with the faults that it can meet.</summary>
internal static class ShapeArithmetic
{
    /// <summary>An axis shared out evenly.</summary>
    public static Dim Divide(TensorShape shape, int axis, long parts, string argument)
    {
        var size = shape[axis];
        return !size.IsKnown || size.Size % parts == 0
            ? size / parts
            : throw RuleBrokenException.In(argument, "not_divisible.axis", ("size", size), ("axis", axis), ("parts", parts), ("shape", shape));
    }

    /// <summary>A size that may not be negative.</summary>
    public static Dim NotNegative(this Dim size, string argument, TensorShape shape) => size is { IsKnown: true, Size: < 0 }
        ? throw RuleBrokenException.In(argument, "negative_dimension.operation", ("size", size), ("shape", shape))
        : size;

    /// <summary>The lesser, unknown if either is.</summary>
    public static Dim Min(Dim left, Dim right) => left.IsKnown && right.IsKnown ? Math.Min(left.Size, right.Size) : Dim.Unknown;

    /// <summary>The greater, unknown if either is.</summary>
    public static Dim Max(Dim left, Dim right) => left.IsKnown && right.IsKnown ? Math.Max(left.Size, right.Size) : Dim.Unknown;

    /// <summary>One number for each axis, of a list or of one number for all.</summary>
    public static ImmutableArray<long> Each(ImmutableArray<long> numbers, int axes, string argument) =>
        numbers.Length == axes ? numbers
        : numbers.Length == 1 ? [.. Enumerable.Repeat(numbers[0], axes)]
        : throw RuleBrokenException.In(argument, "wrong_kind.sizes", ("count", axes));

    /// <summary>A shape of sizes that are not negative; null is unknown.</summary>
    public static TensorShape Shape(this ImmutableArray<Dim> dims) => new(dims.AsSpan());
}
