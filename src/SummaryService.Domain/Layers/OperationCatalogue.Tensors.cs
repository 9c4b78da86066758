using System.Collections.Immutable;
using SummaryService.Domain.Layers.Operations;
using SummaryService.Domain.Shapes;
using static SummaryService.Domain.Layers.Operations.ResultTypes;

namespace SummaryService.Domain.Layers;

/// <content>Operations on tensors as a whole.</content>
public static partial class OperationCatalogue
{
    private static ImmutableArray<LayerDefinition> ReductionOperations =>
    [
        Reductions.Of("All", Bool),
        Reductions.Of("Any", Bool),
        Reductions.Of("Amax", Same),
        Reductions.Of("Amin", Same),
        Reductions.Of("Argmax", Index),
        Reductions.Of("Argmin", Index),
        Reductions.Of("CountNonzero", Index, keeps: false),
        Reductions.Of("Logsumexp", Float),
        Reductions.Of("Max", Same, arguments: ["initial"]),
        Reductions.Of("Mean", Float),
        Reductions.Of("Median", Float),
        Reductions.Of("Min", Same, arguments: ["initial"]),
        Reductions.Of("Nanargmax", Index),
        Reductions.Of("Nanargmin", Index),
        Reductions.Of("Nanmax", Same),
        Reductions.Of("Nanmean", Float),
        Reductions.Of("Nanmedian", Float),
        Reductions.Of("Nanmin", Same),
        Reductions.Of("Nanprod", Sum),
        Reductions.Of("Nanstd", Float),
        Reductions.Of("Nansum", Sum),
        Reductions.Of("Nanvar", Float),
        Reductions.Of("Prod", Sum, hasDType: true),
        Reductions.Of("Ptp", Same),
        Reductions.Of("Std", Float),
        Reductions.Of("Sum", Sum),
        Reductions.Of("Var", Float),
        Reductions.Average,
        Reductions.Moments,
        Reductions.Norm,
        Reductions.Quantile("Percentile", singleInListStays: true),
        Reductions.Quantile("Nanpercentile", singleInListStays: true),
        Reductions.Quantile("Quantile", singleInListStays: false),
        Reductions.Quantile("Nanquantile", singleInListStays: false),
        Reductions.Trapezoid,
    ];

    private static ImmutableArray<LayerDefinition> AlongAnAxis =>
    [
        Elementwise.Along("Argpartition", Index, orElse: -1, arguments: ["kth"]),
        Elementwise.Along("Argsort", Index, orElse: -1),
        Elementwise.Along("Cumprod", Number, orElse: null, hasDType: true),
        Elementwise.Along("Cumsum", Number, orElse: null, hasDType: true),
        Elementwise.Along("Nancumprod", Number, orElse: null, hasDType: true),
        Elementwise.Along("Nancumsum", Number, orElse: null, hasDType: true),
        Elementwise.Along("Sort", Same, orElse: -1),
        Elementwise.Of("Flip", Same, axis: "axis", cost: 0, moves: true),
        Elementwise.Of("Fliplr", Same, rank: 2, cost: 0, moves: true),
        Elementwise.Of("Flipud", Same, rank: 1, cost: 0, moves: true),
        Elementwise.Of("Roll", Same, arguments: ["shift"], axis: "axis", cost: 0, moves: true),
        Elementwise.Of("Tril", Same, arguments: ["k"], cost: 0),
        Elementwise.Of("Triu", Same, arguments: ["k"], cost: 0),
        Creation.Diff,
    ];

    private static ImmutableArray<LayerDefinition> Shapes =>
    [
        Moving.BroadcastTo,
        Moving.ExpandDims,
        Moving.Moveaxis,
        Moving.Pad,
        Moving.Ravel,
        Moving.Repeat,
        Moving.Reshape,
        Moving.Rot90,
        Moving.Squeeze,
        Moving.Swapaxes,
        Moving.Tile,
        Moving.Transpose,
        Rearrange.Definition,
        Diagonals.Diag,
        Diagonals.Diagflat,
        Diagonals.Diagonal,
        Diagonals.Trace,
        Creation.ViewAsComplex,
        Creation.ViewAsReal,
    ];

    private static ImmutableArray<LayerDefinition> JoiningAndSplitting =>
    [
        Joining.Append,
        Joining.Along("ColumnStack", axis: 1, Joining.Columns),
        Joining.Concatenate,
        Joining.Along("Dstack", axis: 2, Joining.Planes),
        Joining.Along("Hstack", axis: 1, shape => shape),
        Joining.Meshgrid,
        Joining.Stack,
        Joining.Along("Vstack", axis: 0, shape => shape),
        Splitting.ArraySplit,
        Splitting.Along("Dsplit", rank: 3, _ => 2),
        Splitting.Along("Hsplit", rank: 1, shape => shape.Rank == 1 ? 0 : 1),
        Splitting.Split,
        Splitting.Unstack,
        Splitting.Along("Vsplit", rank: 2, _ => 0),
    ];

    private static ImmutableArray<LayerDefinition> IndexingOperations =>
    [
        Elementwise.Of("Digitize", Index, operands: ["x", "bins"], required: 2),
        Indexing.GetItem,
        Elementwise.Of("InTopK", Bool, operands: ["targets", "predictions"], required: 2, arguments: ["k"]),
        Indexing.MultiHot,
        Indexing.OneHot,
        Indexing.Scatter,
        Elementwise.Of("ScatterUpdate", Same, operands: ["inputs", "indices", "updates"], required: 3, arguments: ["reduction"], cost: 0),
        Indexing.SearchSorted,
        Indexing.Segments("SegmentMax"),
        Indexing.Segments("SegmentMin"),
        Indexing.Segments("SegmentProd"),
        Indexing.Segments("SegmentSum"),
        Indexing.Slice,
        Elementwise.Of("SliceUpdate", Same, operands: ["inputs", "start_indices", "updates"], required: 3, cost: 0),
        Indexing.Take,
        Indexing.TakeAlongAxis,
        Indexing.TopK,
    ];

    private static ImmutableArray<LayerDefinition> ProductOperations =>
    [
        Products.Cross,
        Products.Dot,
        Einsum.Definition,
        Products.Inner,
        Products.Kron,
        Products.Matmul,
        Products.Outer,
        Products.Tensordot,
        Products.Vdot,
        Creation.Correlate,
    ];

    private static ImmutableArray<LayerDefinition> LinearAlgebraOperations =>
    [
        LinearAlgebra.Of("Cholesky", LinearAlgebra.Same, arguments: "upper"),
        LinearAlgebra.Of("CholeskyInverse", LinearAlgebra.Same, arguments: "upper"),
        LinearAlgebra.Of("Det", LinearAlgebra.Numbers),
        LinearAlgebra.Of("Eig", LinearAlgebra.Eigen),
        LinearAlgebra.Of("Eigh", LinearAlgebra.Eigen),
        LinearAlgebra.Of("Inv", LinearAlgebra.Same),
        LinearAlgebra.Of("Logdet", LinearAlgebra.Numbers),
        LinearAlgebra.Lstsq,
        LinearAlgebra.Of("LuFactor", LinearAlgebra.Triangles, isSquare: false),
        LinearAlgebra.Of("MatrixPower", LinearAlgebra.Same, arguments: "n"),
        LinearAlgebra.Of("MatrixRank", LinearAlgebra.Numbers, isSquare: false, result: Index, arguments: "tol"),
        LinearAlgebra.Of("Pinv", LinearAlgebra.Turned, isSquare: false, arguments: "rcond"),
        LinearAlgebra.Qr,
        LinearAlgebra.Of("Slogdet", LinearAlgebra.SignAndLogarithm),
        LinearAlgebra.Solution("Solve"),
        LinearAlgebra.Solution("SolveTriangular", "lower"),
        LinearAlgebra.Svd,
    ];

    private static ImmutableArray<LayerDefinition> CreationOperations =>
    [
        Creation.Number("AllClose", DType.Bool, ["x1", "x2"], ["rtol", "atol", "equal_nan"], "allclose"),
        Creation.Bincount,
        Elementwise.Typed("EmptyLike"),
        Creation.Full,
        Elementwise.Typed("FullLike", ["x", "fill_value"]),
        Creation.Steps("Geomspace", "endpoint"),
        Creation.Histogram,
        Creation.Steps("Linspace", "endpoint", "retstep"),
        Creation.Steps("Logspace", "endpoint", "base"),
        Creation.Ndim,
        Creation.Nonzero,
        Elementwise.Typed("OnesLike"),
        Creation.Number("Size", DType.Int32),
        Creation.Unique,
        Creation.UnravelIndex,
        Creation.Vander,
        Elementwise.Typed("ZerosLike"),
    ];
}
