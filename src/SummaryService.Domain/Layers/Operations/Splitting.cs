using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>A tensor cut into pieces along an axis, each an output of its own.</summary>
/// <remarks>
/// Input    any shape with the axis
/// Output   a list of pieces: so many equal ones, or those between given places
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Splitting
{
    private const string Parts = "indices_or_sections";

    /// <summary>Where to cut: into so many pieces, or at these places.</summary>
    private readonly record struct Cut(long Sections, ImmutableArray<long>? Places);

    public static readonly LayerDefinition Split = Operation.Of("Split", ["x"], c => (Cut: ReadCut(c), Axis: c.Integer("axis", orElse: 0)), (c, o) =>
    {
        var x = o.Tensor("x");
        return Pieces(x, c.Cut, x.Shape.Axis("axis", c.Axis));
    }, (c, o, y, piece) => PieceSizes(o.Tensor("x").Shape, c.Cut, y.Axis("axis", c.Axis), y, piece));

    /// <summary>A split along an axis that the function's name says.</summary>
    public static LayerDefinition Along(string type, int rank, Func<TensorShape, int> axis) => Operation.Of(type, ["x"], ReadCut, (cut, o) =>
    {
        var x = o.Tensor("x");
        return Pieces(x, cut, axis(x.Shape.AtLeastRank(rank)));
    }, (cut, o, y, piece) => PieceSizes(o.Tensor("x").Shape, cut, axis(y), y, piece));

    public static readonly LayerDefinition ArraySplit = Operation.Of(
        "ArraySplit",
        ["x"],
        c => (Sections: c.Positive(Parts), Axis: c.Integer("axis", orElse: 0)),
        (c, o) =>
        {
            var x = o.Tensor("x");
            var axis = x.Shape.Axis("axis", c.Axis);
            var count = Operation.Outputs(Parts, c.Sections);
            var size = x.Shape[axis];
            var pieces = new TensorTree[count];
            for (var i = 0; i < count; i++)
                pieces[i] = Piece(x, axis, size.IsKnown ? (size.Size / count) + (i < size.Size % count ? 1 : 0) : Dim.Unknown);
            return Operation.Gives(0L, [.. pieces]);
        },
        (c, o, y, piece) =>
        {
            var axis = y.Axis("axis", c.Axis);
            // Rounding up for the first pieces and down for the others, in one formula.
            return Dims.Kept(y).With(axis, new("split.uneven", new Quotient((Formula)o.Tensor("x").Shape[axis] + (c.Sections - 1 - piece), c.Sections)));
        });

    public static readonly LayerDefinition Unstack = Operation.Of(
        "Unstack",
        ["x"],
        c => (Count: c.OptionalPositive("num"), Axis: c.Integer("axis", orElse: 0)),
        (c, o) =>
        {
            var x = o.Tensor("x");
            var axis = x.Shape.Axis("axis", c.Axis);
            var size = c.Count is { } given ? given : x.Shape[axis];
            if (!size.IsKnown) throw RuleBrokenException.In("num", "missing_argument");
            var piece = x with { Shape = x.Shape.Without(axis) };
            return Operation.Gives(0L, [.. Enumerable.Repeat<TensorTree>(piece, Operation.Outputs(c.Count is null ? "axis" : "num", size.Size))]);
        },
        (_, _, y, _) => Dims.Each(y, axis => Dims.Kept(y[axis])));

    private static Cut ReadCut(ConfigReader c)
    {
        var written = c.Anything(Parts, isRequired: true);
        if (!written.Exists) return new(1, null);
        if (!written.IsArray)
        {
            if (written.TryGetInteger(out var sections) && sections >= 1) return new(sections, null);
            c.Report(Parts, "wrong_kind.sections");
            return new(1, null);
        }

        var places = ImmutableArray.CreateBuilder<long>();
        foreach (var item in written.Items)
        {
            if (item.TryGetInteger(out var place)) places.Add(place);
            else c.Report(Parts, "wrong_kind.sections");
            if (c.HasFaults) break;
        }

        return new(0, places.ToImmutable());
    }

    private static LayerEffect Pieces(TensorSpec x, Cut cut, int axis)
    {
        if (cut.Places is not { } places)
        {
            var piece = Piece(x, axis, ShapeArithmetic.Divide(x.Shape, axis, cut.Sections, Parts));
            return Operation.Gives(0L, [.. Enumerable.Repeat<TensorTree>(piece, Operation.Outputs(Parts, cut.Sections))]);
        }

        Operation.Outputs(Parts, places.Length + 1L);
        var pieces = ImmutableArray.CreateBuilder<TensorTree>(places.Length + 1);
        for (var i = 0; i <= places.Length; i++)
        {
            var end = i < places.Length ? places[i] : x.Shape[axis];
            pieces.Add(Piece(x, axis, (end - (i == 0 ? 0 : places[i - 1])).NotNegative(Parts, x.Shape)));
        }

        return Operation.Gives(0L, pieces.MoveToImmutable());
    }

    private static DimRule[] PieceSizes(TensorShape x, Cut cut, int axis, TensorShape y, int piece)
    {
        if (cut.Places is not { } places) return Dims.Kept(y).With(axis, new("split", new Quotient(x[axis], cut.Sections)));
        Formula end = piece < places.Length ? places[piece] : x[axis];
        return Dims.Kept(y).With(axis, new("split.places", piece == 0 ? end : end - places[piece - 1]));
    }

    private static TensorSpec Piece(TensorSpec x, int axis, Dim size) => x with { Shape = x.Shape.With(axis, size) };
}
