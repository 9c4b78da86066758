namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Measures how much memory some work holds at once, what it has let go of not counted.</summary>
internal static class LiveMemory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>The most bytes that were live at any of the moments looked at, beyond those before.</summary>
    public static long Peak(Action work)
    {
        var (before, peak) = (Collected(), 0L);
        using var isDone = new CancellationTokenSource();
        var watcher = new Thread(() =>
        {
            do
                peak = Math.Max(peak, Collected());
            while (!isDone.Token.WaitHandle.WaitOne(Pause));
        });
        watcher.Start();
        work();
        isDone.Cancel();
        watcher.Join();
        return peak - before;
    }

    private static long Collected()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
