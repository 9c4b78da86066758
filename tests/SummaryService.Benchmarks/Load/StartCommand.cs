using System.Diagnostics;
using System.Globalization;

namespace SummaryService.Benchmarks.Load;

/// <summary>Starts a published service again and again, and tells how long its first answer takes and how much memory it then has.</summary>
internal static class StartCommand
{
    private const int Port = 5095;
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var program])
        {
            Console.Error.WriteLine("Usage: start PROGRAM, the published SummaryService.Api");
            return 2;
        }

        Console.WriteLine("| first 200 after | resident memory, idle |");
        Console.WriteLine("| ---: | ---: |");
        using var client = new HttpClient();
        var call = new Uri($"http://127.0.0.1:{Port}/v1/summary");
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            using var service = ServiceProcess.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true }, Port);
            await service.AnnouncementAsync();
            using var answer = await client.PostAsync(call, new ByteArrayContent(Bodies.Lesson));
            answer.EnsureSuccessStatusCode();
            var elapsed = clock.Elapsed;
            await Task.Delay(Idle);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {elapsed.TotalSeconds:F2} s | {service.Memory / 1e6:N0} MB |"));
        }

        return 0;
    }
}
