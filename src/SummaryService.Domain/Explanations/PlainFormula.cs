using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Explanations;

/// <summary>The formula with numbers of the layers that there are most of, written at once.</summary>
/// <remarks>
/// Every row of the data has its formula, asked why or not. Here it costs no more than its text; it is the text of
/// <see cref="ParameterFormula.Of(ImmutableArray{LayerWeight})"/>, letter by letter.
/// </remarks>
internal static class PlainFormula
{
    /// <summary>The formula of weights that are gathered around one last axis: convolutions, gates, normalizations; null for others.</summary>
    /// <param name="weights">The weights in order, at least one.</param>
    /// <param name="total">Their count.</param>
    public static string? Write(ImmutableArray<LayerWeight> weights, Int128 total)
    {
        if (!IsPlain(weights)) return null;
        var (kernels, vectors) = (0, 0);
        foreach (var weight in weights)
        {
            if (weight.Axes.Length == 1) vectors++;
            else kernels++;
        }

        var last = weights[0].Axes[^1];
        if (kernels == 0 && vectors == 1 && last.Blocks == 0) return last.Size.ToString(CultureInfo.InvariantCulture);
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        if (last.Blocks > 0)
        {
            text.AppendFormatted(last.Blocks);
            text.AppendLiteral(" × ");
        }

        WriteSum(weights, kernels, vectors, ref text);
        text.AppendFormatted(last.Blocks == 0 ? last.Size : last.Size / last.Blocks);
        text.AppendLiteral(" = ");
        text.AppendFormatted(total);
        return text.ToStringAndClear();
    }

    /// <summary>Whether the weights belong to the layer itself, and share their last axis and no more.</summary>
    private static bool IsPlain(ImmutableArray<LayerWeight> weights)
    {
        var first = weights[0].Axes;
        if (first.IsEmpty) return false;
        var sharesMore = weights.Length > 1;
        foreach (var weight in weights)
        {
            var axes = weight.Axes;
            if (axes.IsEmpty || axes[^1] != first[^1] || (weights.Length > 1 && weight.Name.Contains('/'))) return false;
            for (var i = 0; i < axes.Length - 1; i++)
            {
                if (axes[i].Blocks > 0) return false;
            }

            sharesMore &= axes.Length > 1 && first.Length > 1 && axes[^2] == first[^2];
        }

        return !sharesMore;
    }

    /// <summary>What stands before the last axis: each kernel's other axes, and the number of vectors; nothing for one vector.</summary>
    private static void WriteSum(ImmutableArray<LayerWeight> weights, int kernels, int vectors, ref DefaultInterpolatedStringHandler text)
    {
        if (kernels == 0 && vectors == 1) return;
        var hasBrackets = kernels + (vectors > 0 ? 1 : 0) > 1;
        if (hasBrackets) text.AppendLiteral("(");
        var isFirst = true;
        foreach (var weight in weights)
        {
            if (weight.Axes.Length == 1) continue;
            if (!isFirst) text.AppendLiteral(" + ");
            isFirst = false;
            WriteProduct(weight.Axes, ref text);
        }

        if (vectors > 0)
        {
            if (!isFirst) text.AppendLiteral(" + ");
            text.AppendFormatted(vectors);
        }

        text.AppendLiteral(hasBrackets ? ") × " : " × ");
    }

    private static void WriteProduct(ImmutableArray<Axis> axes, ref DefaultInterpolatedStringHandler text)
    {
        for (var i = 0; i < axes.Length - 1; i++)
        {
            if (i > 0) text.AppendLiteral(" × ");
            text.AppendFormatted(axes[i].Size);
        }
    }
}
