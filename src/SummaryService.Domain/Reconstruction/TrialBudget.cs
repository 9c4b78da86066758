namespace SummaryService.Domain.Reconstruction;

/// <summary>How often rules may still be asked, so that a hostile table ends as an odd one does: as printed.</summary>
internal sealed class TrialBudget(int left, CancellationToken cancellation)
{
    private int _left = left;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => _left <= 0;

    /// <summary>Takes one; false where none is left.</summary>
    public bool Take()
    {
        if (_left <= 0) return false;
        if ((--_left & 0xFF) == 0) cancellation.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Does something with a part of what is left.</summary>
    public T Within<T>(int most, Func<TrialBudget, T> work)
    {
        var given = Math.Min(most, _left);
        var part = new TrialBudget(given, cancellation);
        var result = work(part);
        _left -= given - part._left;
        return result;
    }
}
