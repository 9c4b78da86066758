using System.Collections.Immutable;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>How a parameter count comes about, made from the weights' axes alone.</summary>
internal static class ParameterFormula
{
    /// <summary>
    /// The count as lessons write it: <c>(3 × 3 × 1 + 1) × 32 = 320</c>. Weights that share their last axis are
    /// gathered around it.
    /// </summary>
    /// <param name="weights">The weights in order.</param>
    /// <param name="total">Their count.</param>
    public static string WithNumbers(ImmutableArray<LayerWeight> weights, Int128 total)
    {
        if (weights.IsEmpty) return "0";
        var groups = new List<string>();
        var remaining = weights.ToList();
        while (remaining.Count > 0)
        {
            var first = remaining[0];
            var group = remaining.Where(weight => SharesLastAxis(first, weight)).ToList();
            remaining.RemoveAll(group.Contains);
            groups.Add(Group(group));
        }

        var sum = string.Join(" + ", groups);
        return sum == $"{total}" ? sum : $"{sum} = {total}";
    }

    private static bool SharesLastAxis(LayerWeight left, LayerWeight right) =>
        ReferenceEquals(left, right) || (!left.Axes.IsEmpty && !right.Axes.IsEmpty && left.Axes[^1] == right.Axes[^1]);

    private static string Group(List<LayerWeight> group)
    {
        if (group[0].Axes.IsEmpty) return "1";
        var last = group[0].Axes[^1].Size;
        var vectors = group.Count(weight => weight.Axes.Length == 1);
        var terms = group.Where(weight => weight.Axes.Length > 1).Select(Leading).ToList();
        if (vectors > 0) terms.Add($"{vectors}");
        return terms switch
        {
            ["1"] => $"{last}",
            [var only] => $"{only} × {last}",
            _ => $"({string.Join(" + ", terms)}) × {last}",
        };
    }

    private static string Leading(LayerWeight weight) => string.Join(" × ", weight.Axes[..^1].Select(axis => axis.Size));
}
