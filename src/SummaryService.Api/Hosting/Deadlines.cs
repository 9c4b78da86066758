using Microsoft.Extensions.ObjectPool;

namespace SummaryService.Api.Hosting;

/// <summary>Clocks for requests. They are used again and again: most requests end in a fraction of a millisecond.</summary>
internal sealed class Deadlines
{
    private readonly ObjectPool<CancellationTokenSource> _clocks = new DefaultObjectPool<CancellationTokenSource>(new Clocks());

    /// <summary>Starts a clock.</summary>
    /// <param name="time">After how long it is cancelled.</param>
    /// <param name="aborted">Cancels it at once when the caller disconnects.</param>
    public Deadline Start(TimeSpan time, CancellationToken aborted)
    {
        var deadline = new Deadline(_clocks.Get(), _clocks, aborted);
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
internal readonly struct Deadline(CancellationTokenSource clock, ObjectPool<CancellationTokenSource> clocks, CancellationToken aborted) : IDisposable
{
    private readonly CancellationTokenRegistration _abortion = aborted.UnsafeRegister(static clock => ((CancellationTokenSource)clock!).Cancel(), clock);

    /// <summary>What is cancelled when the time is up, or the caller is gone.</summary>
    public CancellationToken Token => clock.Token;

    /// <summary>Whether the time is up while the caller still waits.</summary>
    public bool IsOver => clock.IsCancellationRequested && !aborted.IsCancellationRequested;

    /// <summary>Gives new time from now on.</summary>
    public void Restart(TimeSpan time) => clock.CancelAfter(time);

    /// <summary>Gives the clock back.</summary>
    public void Dispose()
    {
        // First, for it waits until the clock is not being cancelled any more: then that ends no other request.
        _abortion.Dispose();
        clocks.Return(clock);
    }
}
