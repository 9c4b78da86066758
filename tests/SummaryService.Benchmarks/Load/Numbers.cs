using System.Globalization;

namespace SummaryService.Benchmarks.Load;

/// <summary>Numbers of the command line, and of many numbers the one in the middle.</summary>
internal static class Numbers
{
    /// <summary>The number that follows an option.</summary>
    public static int Option(string[] args, string name, int orElse) =>
        Array.IndexOf(args, name) is var at && at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : orElse;

    /// <summary>The median; of an even number of values the larger of the two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
