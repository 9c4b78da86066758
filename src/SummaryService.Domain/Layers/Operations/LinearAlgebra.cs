using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Decompositions, inverses and solutions of matrices, which stand on the last two axes.</summary>
/// <remarks>
/// Input    (…, rows, columns)
/// Output   matrices and vectors of the same stack
/// Cost     not counted: it depends on the algorithm
/// Source   https://keras.io/api/ops/linalg/
/// </remarks>
internal static class LinearAlgebra
{
    /// <summary>A function of matrices.</summary>
    /// <param name="type">The class.</param>
    /// <param name="output">The shapes that come out for the stack, rows and columns.</param>
    /// <param name="isSquare">Whether the matrices must be square.</param>
    /// <param name="result">The dtype that comes out, if not the input's.</param>
    /// <param name="arguments">Arguments that change nothing.</param>
    public static LayerDefinition Of(
        string type, Func<TensorShape, Dim, Dim, TensorShape[]> output, bool isSquare = true, Func<DType, DType>? result = null, params string[] arguments) => Operation.Of(
        type,
        ["x"],
        c =>
        {
            c.Ignore(arguments);
            return c;
        },
        (_, o) => Apply(o.Tensor("x"), isSquare, result, output),
        (_, o, y, _) => Sizes.OfMatrices(o.Tensor("x").Shape, y));

    /// <summary>The matrices themselves.</summary>
    public static TensorShape[] Same(TensorShape stack, Dim rows, Dim columns) => [stack.Concat(rows, columns)];

    /// <summary>A number for each matrix.</summary>
    public static TensorShape[] Numbers(TensorShape stack, Dim rows, Dim columns) => [stack];

    /// <summary>Eigenvalues and eigenvectors.</summary>
    public static TensorShape[] Eigen(TensorShape stack, Dim rows, Dim columns) => [stack.Concat(rows), stack.Concat(rows, columns)];

    /// <summary>A sign, which has no stack in Keras, and a logarithm for each matrix.</summary>
    public static TensorShape[] SignAndLogarithm(TensorShape stack, Dim rows, Dim columns) => [TensorShape.Scalar, stack];

    /// <summary>Both triangles in one matrix, and the pivots.</summary>
    public static TensorShape[] Triangles(TensorShape stack, Dim rows, Dim columns) =>
        [stack.Concat(rows, columns), stack.Concat(ShapeArithmetic.Min(rows, columns))];

    /// <summary>Rows and columns changed over.</summary>
    public static TensorShape[] Turned(TensorShape stack, Dim rows, Dim columns) => [stack.Concat(columns, rows)];

    public static readonly LayerDefinition Qr = Operation.Of("Qr", ["x"], c => c.Choice("mode", "reduced", "complete") == "reduced", (isReduced, o) =>
        Apply(o.Tensor("x"), isSquare: false, null, (stack, rows, columns) =>
        {
            var rank = isReduced ? ShapeArithmetic.Min(rows, columns) : rows;
            return [stack.Concat(rows, rank), stack.Concat(rank, columns)];
        }), (_, o, y, _) => Sizes.OfMatrices(o.Tensor("x").Shape, y));

    public static readonly LayerDefinition Svd = Operation.Of(
        "SVD",
        ["x"],
        c => (IsFull: c.Flag("full_matrices", orElse: true), HasVectors: c.Flag("compute_uv", orElse: true)),
        (c, o) => Apply(o.Tensor("x"), isSquare: false, null, (stack, rows, columns) =>
        {
            var rank = ShapeArithmetic.Min(rows, columns);
            return c.HasVectors
                ? [stack.Concat(rows, c.IsFull ? rows : rank), stack.Concat(rank), stack.Concat(c.IsFull ? columns : rank, columns)]
                : [stack.Concat(rank)];
        }),
        (_, o, y, _) => Sizes.OfMatrices(o.Tensor("x").Shape, y));

    /// <summary>The solution of a · x = b for a square matrix.</summary>
    public static LayerDefinition Solution(string type, params string[] arguments) => Operation.Of(
        type,
        ["a", "b"],
        c =>
        {
            c.Ignore(arguments);
            return c;
        },
        (_, o) =>
        {
            var (a, b) = (o.Tensor("a"), o.Tensor("b"));
            Apply(a, isSquare: true, null, Same);
            b.Shape.AtLeastRank(1);
            // A right side of one axis less is a vector for each matrix.
            var rows = b.Shape[b.Shape.Rank == a.Shape.Rank - 1 ? ^1 : b.Shape.Rank > 1 ? ^2 : ^1];
            return rows.IsKnown && a.Shape[^2].IsKnown && rows != a.Shape[^2]
                ? throw RuleBrokenException.InInput("incompatible_shapes.equations", ("left", a.Shape), ("right", b.Shape))
                : Operation.Gives(b.Shape, b.DType);
        },
        (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition Lstsq = Operation.Of(
        "Lstsq",
        ["a", "b"],
        c =>
        {
            c.Ignore("rcond");
            return c;
        },
        (_, o) =>
        {
            var (a, b) = (o.Tensor("a"), o.Tensor("b"));
            a.Shape.OfRank(2);
            b.Shape.AtLeastRank(1);
            return b.Shape.Rank > 2 || (b.Shape[0].IsKnown && a.Shape[0].IsKnown && b.Shape[0] != a.Shape[0])
                ? throw RuleBrokenException.InInput("incompatible_shapes.equations", ("left", a.Shape), ("right", b.Shape))
                : Operation.Gives(b.Shape.With(0, a.Shape[1]), a.DType);
        },
        (_, _, y, _) => Dims.Each(y, axis => axis == 0 ? new("matrix.columns", y[0]) : Dims.Kept(y[axis])));

    private static LayerEffect Apply(TensorSpec x, bool isSquare, Func<DType, DType>? result, Func<TensorShape, Dim, Dim, TensorShape[]> output)
    {
        var (rows, columns) = (x.Shape.AtLeastRank(2)[^2], x.Shape[^1]);
        if (isSquare && rows.IsKnown && columns.IsKnown && rows != columns)
            throw RuleBrokenException.InInput("incompatible_shapes.square", ("shape", x.Shape));
        var type = result?.Invoke(x.DType) ?? x.DType;
        return output(x.Shape[..^2], rows, columns) is [var only]
            ? Operation.Gives(only, type)
            : Operation.Gives(0L, [.. output(x.Shape[..^2], rows, columns).Select(shape => new TensorSpec(shape, type))]);
    }
}
