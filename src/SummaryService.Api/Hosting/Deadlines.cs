using Microsoft.Extensions.ObjectPool;

namespace SummaryService.Api.Hosting;

/// <summary>Clocks for requests. They are used again and again: most requests end in a fraction of a millisecond.</summary>
internal sealed class Deadlines
{
    private readonly ObjectPool<CancellationTokenSource> _clocks = new DefaultObjectPool<CancellationTokenSource>(new Clocks());

    /// <summary>Starts a clock.</summary>
    /// <param name="time">After how long it is cancelled.</param>
    public Deadline Start(TimeSpan time)
    {
        var deadline = new Deadline(_clocks.Get(), _clocks);
        deadline.Restart(time);
        return deadline;
    }

    private sealed class Clocks : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource obj)
        {
            if (obj.TryReset()) return true;
            obj.Dispose();
            return false;
        }
    }
}

/// <summary>A clock that runs.</summary>
internal readonly struct Deadline(CancellationTokenSource clock, ObjectPool<CancellationTokenSource> clocks) : IDisposable
{
    /// <summary>What is cancelled when the time is up.</summary>
    public CancellationToken Token => clock.Token;

    /// <summary>Gives new time from now on.</summary>
    public void Restart(TimeSpan time) => clock.CancelAfter(time);

    /// <summary>Gives the clock back.</summary>
    public void Dispose() => clocks.Return(clock);
}
