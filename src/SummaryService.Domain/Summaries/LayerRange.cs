using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Summaries;

/// <summary>The rows from a first layer to a last one, each named or matched at the beginning of its name by a regular expression.</summary>
/// <remarks>
/// The expressions come from strangers: they are matched by an engine whose time is linear in the name's length.
/// Source: https://keras.io/api/models/model/ (<c>layer_range</c> of <c>summary</c>)
/// </remarks>
public static class LayerRange
{
    private const string Option = "layer_range";

    /// <summary>The summary with the rows of the range alone; its totals stay those of the whole model.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="first">The first layer; where it comes after the last, the two change places.</param>
    /// <param name="last">The last layer.</param>
    /// <returns>The summary, or what is wrong with the range.</returns>
    public static (ModelSummary? Summary, Problem? Problem) Apply(ModelSummary summary, string first, string last)
    {
        var (lower, lowerProblem) = Matches(summary, first);
        var (upper, upperProblem) = Matches(summary, last);
        if ((lowerProblem ?? upperProblem) is { } problem) return (null, problem);
        var (from, to) = lower[0] > upper[^1] ? (upper[0], lower[^1]) : (lower[0], upper[^1]);
        return (summary with { Layers = summary.Layers[from..(to + 1)] }, null);
    }

    private static (ImmutableArray<int> Rows, Problem? Problem) Matches(ModelSummary summary, string pattern)
    {
        Regex regex;
        try
        {
            regex = new Regex($@"\A(?:{pattern})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return ([], About("bad_option.layer_range_pattern", pattern));
        }

        var rows = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < summary.Layers.Length; i++)
        {
            if (regex.IsMatch(summary.Layers[i].Name)) rows.Add(i);
        }

        return rows.Count == 0 ? ([], About("bad_option.layer_range_unmatched", pattern)) : (rows.ToImmutable(), null);
    }

    private static Problem About(string key, string pattern) => new() { Key = key, Option = Option, Values = [new("pattern", pattern)] };
}
