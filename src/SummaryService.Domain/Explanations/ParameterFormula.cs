using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>How a parameter count comes about, made from the weights' axes alone.</summary>
/// <remarks>
/// Weights of one layer that end in the same axes are gathered around them, as lessons write it:
/// <c>(3 × 3 × 1 + 1) × 32</c>. Blocks come first: <c>4 × (input features + units + 1) × units</c>. What occurs several
/// times, as in the two directions of a <c>Bidirectional</c>, is written once and multiplied.
/// </remarks>
internal static class ParameterFormula
{
    private const string Blocks = "blocks";

    /// <summary>The count with numbers and result: <c>(3 × 3 × 1 + 1) × 32 = 320</c>.</summary>
    /// <param name="weights">The weights in order.</param>
    /// <param name="total">Their count.</param>
    public static string WithNumbers(ImmutableArray<LayerWeight> weights, Int128 total) =>
        weights.IsEmpty ? "0" : PlainFormula.Write(weights, total) ?? FormulaText.WithResult(Of(weights), total);

    /// <summary>The count as a formula; 0 where there are no weights.</summary>
    public static Formula Of(ImmutableArray<LayerWeight> weights)
    {
        if (weights.IsEmpty) return 0;
        var groups = Gather(weights);
        if (groups.Count == 1) return Around(groups[0]);
        var repeated = new List<(Formula Formula, int Times)>();
        var places = new Dictionary<string, int>();
        foreach (var group in groups)
        {
            var formula = Around(group);
            var text = KeyOf(formula);
            if (places.TryGetValue(text, out var place)) repeated[place] = (formula, repeated[place].Times + 1);
            else
            {
                places.Add(text, repeated.Count);
                repeated.Add((formula, 1));
            }
        }

        var addends = repeated.ConvertAll(part => part.Times == 1 ? part.Formula : Multiplied(part.Times, part.Formula));
        return addends is [var only] ? only : new Sum([.. addends]);
    }

    /// <summary>The count of one weight: the product of its axes.</summary>
    public static Formula Of(LayerWeight weight) => ProductOf([.. weight.Axes.SelectMany(Factors)]);

    /// <summary>The path of the layer that a weight belongs to, inside the row's own.</summary>
    public static ReadOnlySpan<char> OwnerOf(LayerWeight weight) => weight.Name.AsSpan(0, Math.Max(0, weight.Name.LastIndexOf('/')));

    /// <summary>The weight with the axis last that its layer's bias has: a transposed convolution keeps its filters elsewhere.</summary>
    private static LayerWeight Aligned(LayerWeight weight, ImmutableArray<LayerWeight> weights)
    {
        if (weight.Axes.Length < 2) return weight;
        Axis? found = null;
        foreach (var vector in weights)
        {
            if (vector.Axes.Length != 1 || !OwnerOf(vector).SequenceEqual(OwnerOf(weight))) continue;
            if (vector.Axes[0] == weight.Axes[^1]) return weight;
            if (weight.Axes.Contains(vector.Axes[0])) found = vector.Axes[0];
        }

        return found is { } axis ? weight with { Axes = weight.Axes.Remove(axis).Add(axis) } : weight;
    }

    private static List<List<LayerWeight>> Gather(ImmutableArray<LayerWeight> weights)
    {
        var groups = new List<List<LayerWeight>>();
        var places = new Dictionary<(string Owner, Axis? Last), int>();
        foreach (var weight in weights.Select(weight => Aligned(weight, weights)))
        {
            var key = (OwnerOf(weight).ToString(), weight.Axes.IsEmpty ? (Axis?)null : weight.Axes[^1]);
            if (places.TryGetValue(key, out var place))
            {
                groups[place].Add(weight);
                continue;
            }

            places.Add(key, groups.Count);
            groups.Add([weight]);
        }

        return groups;
    }

    private static Formula Around(List<LayerWeight> group)
    {
        var shared = SharedAxes(group);
        var addends = ImmutableArray.CreateBuilder<Formula>(group.Count);
        var bare = 0;
        foreach (var weight in group)
        {
            if (weight.Axes.Length == shared) bare++;
            else addends.Add(ProductOf([.. weight.Axes[..^shared].SelectMany(Factors)]));
        }

        if (bare > 0) addends.Add(bare);
        Formula sum = addends is [var only] ? only : new Sum(addends.ToImmutable());
        var factors = group[0].Axes[^shared..].SelectMany(Factors);
        if (sum is Number { Amount: var one } && one == 1 && shared > 0) return ProductOf([.. factors]);
        // The blocks stand in front, whatever they are shared out over.
        var blocks = factors.TakeWhile(factor => factor is Term { Meaning: Blocks });
        return ProductOf([.. blocks, .. sum is Product product ? product.Factors : [sum], .. factors.SkipWhile(factor => factor is Term { Meaning: Blocks })]);
    }

    private static int SharedAxes(List<LayerWeight> group)
    {
        var shared = group[0].Axes.Length;
        foreach (var weight in group)
        {
            shared = Math.Min(shared, weight.Axes.Length);
            for (var i = 1; i <= shared; i++)
            {
                if (weight.Axes[^i] != group[0].Axes[^i]) shared = i - 1;
            }
        }

        // A single matrix has nothing to be gathered around but its last axis.
        return group.Count == 1 ? Math.Min(shared, 1) : shared;
    }

    private static IEnumerable<Formula> Factors(Axis axis) => axis.Blocks == 0
        ? [new Term(axis.Meaning, axis.Size)]
        : [new Term(Blocks, axis.Blocks), new Term(axis.Meaning, axis.Size / axis.Blocks)];

    private static Formula ProductOf(ImmutableArray<Formula> factors) => factors switch
    {
        [] => 1,
        [var only] => only,
        _ => new Product(factors),
    };

    private static Product Multiplied(int times, Formula formula) =>
        new([times, .. formula is Product product ? product.Factors : [formula]]);

    private static string KeyOf(Formula formula) => new FormulaText(term => $"{term.Meaning} {term.Amount}").Write(formula);
}
