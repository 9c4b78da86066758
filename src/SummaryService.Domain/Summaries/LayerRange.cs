using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries.Patterns;

namespace SummaryService.Domain.Summaries;

/// <summary>The rows from a first layer to a last one, each named or matched at the beginning of its name by a regular expression.</summary>
/// <remarks>Source: https://keras.io/api/models/model/ (<c>layer_range</c> of <c>summary</c>)</remarks>
public static class LayerRange
{
    private const string Option = "layer_range";

    /// <summary>The summary with the rows of the range alone; its totals stay those of the whole model.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="first">The first layer; where it comes after the last, the two change places.</param>
    /// <param name="last">The last layer.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    /// <returns>The summary, or what is wrong with the range.</returns>
    public static (ModelSummary? Summary, Problem? Problem) Apply(
        ModelSummary summary, string first, string last, CancellationToken cancellation = default)
    {
        var (lower, lowerProblem) = Matches(summary, first, cancellation);
        if (lowerProblem is not null) return (null, lowerProblem);
        var (upper, upperProblem) = Matches(summary, last, cancellation);
        if (upperProblem is not null) return (null, upperProblem);
        var (from, to) = lower.First > upper.Last ? (upper.First, lower.Last) : (lower.First, upper.Last);
        return (summary with { Layers = summary.Layers[from..(to + 1)] }, null);
    }

    /// <summary>The first and the last row that an expression matches.</summary>
    private static ((int First, int Last) Rows, Problem? Problem) Matches(ModelSummary summary, string pattern, CancellationToken cancellation)
    {
        try
        {
            var expression = NamePattern.Parse(pattern);
            var (first, last) = (-1, -1);
            for (var i = 0; i < summary.Layers.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!expression.Matches(summary.Layers[i].Name)) continue;
                if (first < 0) first = i;
                last = i;
            }

            return first < 0 ? (default, About("bad_option.layer_range_unmatched", pattern)) : ((first, last), null);
        }
        catch (FormatException)
        {
            return (default, About("bad_option.layer_range_pattern", pattern));
        }
        catch (PatternTooLargeException)
        {
            return (default, TooLarge());
        }
        catch (PatternTooSlowException)
        {
            return (default, About("bad_option.layer_range_slow", pattern));
        }
    }

    private static Problem About(string key, string pattern) => new() { Key = key, Option = Option, Values = [new("pattern", pattern)] };

    private static Problem TooLarge() => new()
    {
        Key = "bad_option.layer_range_large",
        Option = Option,
        Values = [new("characters", $"{NamePattern.MostCharacters}"), new("states", $"{NamePattern.MostStates}")],
    };
}
