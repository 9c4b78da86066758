using System.Collections.Immutable;
using System.Text;
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
        var text = new StringBuilder();
        var first = true;
        for (var i = 0; i < weights.Length; i++)
        {
            if (IsGatheredBefore(weights, i)) continue;
            if (!first) text.Append(" + ");
            first = false;
            AppendGroup(weights, i, text);
        }

        var sum = text.ToString();
        return sum == $"{total}" ? sum : $"{sum} = {total}";
    }

    /// <summary>Whether a weight before this one has the same last axis, and so gathered this one around it.</summary>
    private static bool IsGatheredBefore(ImmutableArray<LayerWeight> weights, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (SharesLastAxis(weights[i], weights[index])) return true;
        }

        return false;
    }

    private static bool SharesLastAxis(LayerWeight left, LayerWeight right) =>
        ReferenceEquals(left, right) || (!left.Axes.IsEmpty && !right.Axes.IsEmpty && left.Axes[^1] == right.Axes[^1]);

    private static void AppendGroup(ImmutableArray<LayerWeight> weights, int first, StringBuilder text)
    {
        if (weights[first].Axes.IsEmpty)
        {
            text.Append('1');
            return;
        }

        var (terms, vectors) = (0, 0);
        for (var i = first; i < weights.Length; i++)
        {
            if (!SharesLastAxis(weights[first], weights[i])) continue;
            if (weights[i].Axes.Length == 1) vectors++;
            else terms++;
        }

        var last = weights[first].Axes[^1].Size;
        if (terms == 0 && vectors == 1)
        {
            text.Append(last);
            return;
        }

        var hasBrackets = terms + (vectors > 0 ? 1 : 0) > 1;
        if (hasBrackets) text.Append('(');
        var isFirst = true;
        for (var i = first; i < weights.Length; i++)
        {
            if (weights[i].Axes.Length == 1 || !SharesLastAxis(weights[first], weights[i])) continue;
            if (!isFirst) text.Append(" + ");
            isFirst = false;
            AppendLeading(weights[i], text);
        }

        if (vectors > 0) text.Append(isFirst ? "" : " + ").Append(vectors);
        if (hasBrackets) text.Append(')');
        text.Append(" × ").Append(last);
    }

    private static void AppendLeading(LayerWeight weight, StringBuilder text)
    {
        for (var axis = 0; axis < weight.Axes.Length - 1; axis++)
        {
            if (axis > 0) text.Append(" × ");
            text.Append(weight.Axes[axis].Size);
        }
    }
}
