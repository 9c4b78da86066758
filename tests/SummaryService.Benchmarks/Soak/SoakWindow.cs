namespace SummaryService.Benchmarks.Soak;

/// <summary>What came back in a few seconds. Whoever shares one takes turns.</summary>
internal sealed class SoakWindow
{
    private readonly List<double> _milliseconds = [];
    private readonly SortedDictionary<int, long> _statuses = [];

    /// <summary>How many answers came.</summary>
    public int Answers => _milliseconds.Count;

    /// <summary>How many connections could not be opened or ended before an answer.</summary>
    public int Failed { get; private set; }

    /// <summary>How many answers were of another kind than they are to be: a sound model that was refused, or a wrong one that was not.</summary>
    public int Unexpected { get; private set; }

    /// <summary>How many answers had each status.</summary>
    public IReadOnlyDictionary<int, long> Statuses => _statuses;

    /// <summary>Notes an answer.</summary>
    public void Answer(SoakRequest request, int status, TimeSpan took)
    {
        _milliseconds.Add(took.TotalMilliseconds);
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        if (!request.Expects(status)) Unexpected++;
    }

    /// <summary>Notes that there was no answer.</summary>
    public void Fail() => Failed++;

    /// <summary>How long the slowest of that part of the answers took at most, in milliseconds.</summary>
    public double Percentile(double part)
    {
        if (Answers == 0) return double.NaN;
        _milliseconds.Sort();
        return _milliseconds[(int)Math.Ceiling(part * Answers) - 1];
    }
}
