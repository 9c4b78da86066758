using System.Globalization;
using SummaryService.Benchmarks.Load;

namespace SummaryService.Benchmarks.Soak;

/// <summary>Drives the service, a process of its own, near its capacity for long, and tells whether it stays what it was.</summary>
internal static class SoakCommand
{
    private const int Port = 5094;
    private const int DefaultMinutes = 10;

    // As busy as a service is kept that is to answer quickly, and still far above what a school sends.
    private const double Share = 0.8;

    // Long enough for the code to be compiled for the second time, and for the heap to get its size.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var duration = TimeSpan.FromMinutes(Numbers.Option(args, "--minutes", DefaultMinutes));
        using var service = await ServiceProcess.StartAsync(Port);
        var load = new SoakLoad(Port, SoakMix.Requests());
        await load.RunAsync(WarmUp);
        load.Take();
        await load.RunAsync(Probe);
        var capacity = load.Take().Answers / Probe.TotalSeconds;

        Console.WriteLine(Invariant($"Capacity: {capacity:N0} requests/s; driven at {Share:P0} of it, {Share * capacity:N0} requests/s, for {duration.TotalMinutes:N0} minutes."));
        Console.WriteLine();
        Console.WriteLine("| s | resident memory | requests/s | median | 99 % within | statuses | failed connections |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | --- | ---: |");
        var report = new SoakReport();
        var driving = load.RunAsync(duration, Share * capacity);
        using var timer = new PeriodicTimer(Interval);
        for (var seconds = Interval; seconds <= duration; seconds += Interval)
        {
            await timer.WaitForNextTickAsync();
            var window = load.Take();
            report.Add(window, service.Memory);
            Console.WriteLine(Row(seconds, window, service.Memory));
        }

        await driving;
        // What was still under way at the last look.
        report.Add(load.Take(), service.Memory);
        Console.WriteLine();
        foreach (var (holds, verdict) in report.Verdicts())
            Console.WriteLine($"- {(holds ? "holds" : "BROKEN")}: {verdict}");
        return report.Verdicts().All(verdict => verdict.Holds) ? 0 : 1;
    }

    private static string Row(TimeSpan at, SoakWindow window, long memory)
    {
        var statuses = string.Join(", ", window.Statuses.Select(status => Invariant($"{status.Value:N0} × {status.Key}")));
        return Invariant($"| {at.TotalSeconds:N0} | {memory / 1e6:N0} MB | {window.Answers / Interval.TotalSeconds:N0} | {window.Percentile(0.5):F2} ms | {window.Percentile(0.99):F2} ms | {statuses} | {window.Failed} |");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
