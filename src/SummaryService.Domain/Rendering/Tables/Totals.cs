using System.Globalization;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Tables;

/// <summary>The sums below a table.</summary>
internal static class Totals
{
    /// <summary>Each sum by its name: <c>93,322 (364.54 KB)</c>.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ParameterTotals totals)
    {
        var least = totals.IsLowerBound;
        var (optimizer, optimizerBytes) = totals.HasOptimizer ? (totals.Optimizer, totals.OptimizerBytes) : default;
        yield return ("Total params", Value(totals.Params + optimizer, totals.Bytes + optimizerBytes, least));
        yield return ("Trainable params", Value(totals.Trainable, totals.TrainableBytes, least));
        yield return ("Non-trainable params", Value(totals.NonTrainable, totals.NonTrainableBytes, least));
        if (totals.HasOptimizer) yield return ("Optimizer params", Value(optimizer, optimizerBytes, isLeast: false));
    }

    /// <summary>A number with a comma between groups of three digits, told as a bound where it is the least there is.</summary>
    public static string Number(Int128 number, bool isLeast) =>
        $"{(isLeast ? "≥ " : "")}{number.ToString("N0", CultureInfo.InvariantCulture)}";

    private static string Value(Int128 number, Int128 bytes, bool isLeast)
    {
        Span<char> size = stackalloc char[MemorySize.Longest];
        return $"{Number(number, isLeast)} ({size[..MemorySize.Format((double)bytes, "B", size)]})";
    }
}
