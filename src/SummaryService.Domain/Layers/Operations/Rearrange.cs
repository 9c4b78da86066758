using System.Text.RegularExpressions;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Rearrange: axes named by words, split and joined in brackets: <c>b (h p) w -> b h (p w)</c>.</summary>
/// <remarks>
/// Input    an axis for each word or bracket on the left
/// Output   an axis for each word or bracket on the right
/// Source   https://keras.io/api/ops/core/
/// </remarks>
internal static partial class Rearrange
{
    private const string Pattern = "pattern";

    public static readonly LayerDefinition Definition = Operation.Of("Rearrange", ["tensor", Pattern], c => c, (_, o) =>
    {
        var dims = Parts(o).Select(parts => parts.Aggregate((Dim)1, (product, size) => product * size));
        return Operation.Gives(new([.. dims]), o.Tensor("tensor").DType);
    }, (_, o, _, _) => [.. Parts(o).Select(parts => new DimRule("rearranged", Dims.Product(new TensorShape([.. parts]))))]);

    /// <summary>The sizes that are multiplied on each axis of the output.</summary>
    private static IEnumerable<Dim[]> Parts(Operands o)
    {
        var x = o.Tensor("tensor");
        var pattern = o.Constant(Pattern);
        if (!pattern.IsText) throw RuleBrokenException.In(Pattern, pattern.Exists ? "wrong_kind.text" : "missing_argument");
        var sides = pattern.Text.Split("->");
        if (sides.Length != 2) throw Unreadable();
        var (left, right) = (Axes(sides[0]), Axes(sides[1]));
        if (left.Count != x.Shape.Rank) throw RuleBrokenException.InInput("wrong_rank.exactly", ("expected", left.Count), ("received", x.Shape.Rank), ("shape", x.Shape));
        var sizes = new Dictionary<string, Dim>();
        for (var axis = 0; axis < left.Count; axis++)
            Split(left[axis], x.Shape, axis, o, sizes);
        return right.Select(words => words.Select(word => sizes.TryGetValue(word, out var size) ? size : throw Unreadable()).ToArray());
    }

    /// <summary>The sizes of the words that stand for one axis: one of them at most is worked out from the others.</summary>
    private static void Split(string[] words, TensorShape x, int axis, Operands o, Dictionary<string, Dim> sizes)
    {
        var known = 1L;
        string? rest = null;
        foreach (var word in words)
        {
            if (words.Length > 1 && o.Named(word) is { Exists: true } given)
            {
                if (!given.TryGetInteger(out var size) || size < 1) throw RuleBrokenException.In(Pattern, "wrong_kind.axis_length", ("axis", word));
                sizes[word] = size;
                known *= size;
            }
            else if (rest is null)
            {
                rest = word;
            }
            else
            {
                throw RuleBrokenException.In(Pattern, "wrong_kind.axis_length", ("axis", word));
            }
        }

        if (rest is not null) sizes[rest] = ShapeArithmetic.Divide(x, axis, known, Pattern);
    }

    private static List<string[]> Axes(string side) =>
        [.. Axis().Matches(side).Select(match => match.Value.Trim('(', ')').Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static RuleBrokenException Unreadable() => RuleBrokenException.In(Pattern, "wrong_kind.pattern");

    [GeneratedRegex(@"\w+|\([^()]*\)")]
    private static partial Regex Axis();
}
