namespace SummaryService.Api.Files;

/// <summary>Turns at something of which there are few: callers have theirs one after the other, however many one of them waits for.</summary>
/// <param name="atOnce">How many turns there are at once.</param>
/// <param name="mostWaiting">How many wait at most; more could not have their turn in time.</param>
/// <param name="patience">How long one waits at most.</param>
internal sealed class FairTurns(int atOnce, int mostWaiting, TimeSpan patience)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Line> _lines = new();
    private readonly Dictionary<string, Line> _byCaller = [];
    private int _free = atOnce;
    private int _waiting;

    /// <summary>Waits for a turn, which is to be given back.</summary>
    /// <returns>Whether it came.</returns>
    public async ValueTask<bool> TakeAsync(string caller, CancellationToken aborted)
    {
        if (Enter(caller) is not { } waiter) return false;
        if (waiter.Task.IsCompleted) return true;
        try
        {
            await waiter.Task.WaitAsync(patience, aborted);
            return true;
        }
        catch (Exception gone) when (gone is TimeoutException or OperationCanceledException)
        {
            // Between the end of its patience and here its turn may have come.
            if (!Leave(caller, waiter)) Give();
            aborted.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Gives a turn back.</summary>
    public void Give()
    {
        lock (_lock)
        {
            if (_lines.First is not { Value: var line } first)
            {
                _free++;
                return;
            }

            var next = line.Waiters.First!.Value;
            line.Waiters.RemoveFirst();
            _waiting--;
            _lines.Remove(first);
            if (line.Waiters.Count == 0) _byCaller.Remove(line.Caller);
            else _lines.AddLast(first);
            next.SetResult();
        }
    }

    private TaskCompletionSource? Enter(string caller)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                waiter.SetResult();
                return waiter;
            }

            var line = _byCaller.GetValueOrDefault(caller);
            // Half of the places are enough for one.
            if (_waiting == mostWaiting || line?.Waiters.Count >= mostWaiting / 2) return null;
            if (line is null)
            {
                line = new Line(caller);
                _byCaller.Add(caller, line);
                _lines.AddLast(line);
            }

            line.Waiters.AddLast(waiter);
            _waiting++;
            return waiter;
        }
    }

    private bool Leave(string caller, TaskCompletionSource waiter)
    {
        lock (_lock)
        {
            if (_byCaller.GetValueOrDefault(caller) is not { } line || !line.Waiters.Remove(waiter)) return false;
            _waiting--;
            if (line.Waiters.Count > 0) return true;
            _byCaller.Remove(caller);
            _lines.Remove(line);
            return true;
        }
    }

    private sealed record Line(string Caller)
    {
        public LinkedList<TaskCompletionSource> Waiters { get; } = new();
    }
}
