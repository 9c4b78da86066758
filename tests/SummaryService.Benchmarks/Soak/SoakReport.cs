using System.Globalization;
using SummaryService.Benchmarks.Load;

namespace SummaryService.Benchmarks.Soak;

/// <summary>What was seen of the service from beginning to end, and what that says of it.</summary>
internal sealed class SoakReport
{
    private const double MostGrowth = 0.1;

    private readonly List<double> _memory = [];
    private long _faults;
    private long _failed;
    private long _unexpected;

    /// <summary>Adds what came back in a few seconds, and how much memory the service had at their end.</summary>
    public void Add(SoakWindow window, long memory)
    {
        _memory.Add(memory);
        _failed += window.Failed;
        _unexpected += window.Unexpected;
        _faults += window.Statuses.Where(status => status.Key >= 500).Sum(status => status.Value);
    }

    /// <summary>What is to hold, and whether it does.</summary>
    public IEnumerable<(bool Holds, string Verdict)> Verdicts()
    {
        yield return (_faults == 0, $"no answer is a fault of the service ({_faults} were)");
        yield return (_failed == 0, $"no connection fails ({_failed} did)");
        yield return (_unexpected == 0, $"sound models are answered, wrong ones are refused ({_unexpected} were not)");
        // The first tenth is left for the heap to get its size.
        var (early, late) = (Median(0.1, 0.3), Median(0.9, 1));
        var growth = (late / early) - 1;
        var figures = string.Create(CultureInfo.InvariantCulture, $"{early / 1e6:N0} MB in the second and third tenth, {late / 1e6:N0} MB in the last, {growth:+0.0 %;-0.0 %}");
        yield return (late > 0 && growth < MostGrowth, $"resident memory stays what it is within {MostGrowth:P0} ({figures})");
    }

    private double Median(double from, double to)
    {
        var (first, end) = ((int)Math.Floor(from * _memory.Count), (int)Math.Ceiling(to * _memory.Count));
        return Numbers.Median(_memory[first..end]);
    }
}
