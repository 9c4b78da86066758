namespace SummaryService.Api.Tests;

/// <summary>Work ends soon after its caller is gone.</summary>
public sealed class CallerLeftTests
{
    private const int MostAttempts = 6;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("/v1/summary")]
    [InlineData("/v1/summary?explain=true")]
    [InlineData("/v1/summary?format=text&style=tf2.6")]
    [InlineData("/v1/convert?to=keras3")]
    [InlineData("/v1/diagram?format=dot")]
    [InlineData("/v1/summaries?explain=true")]
    public async Task A_caller_who_left_costs_little_more(string url)
    {
        using var service = await RunningService.StartAsync();
        // As much as is answered at all: of what is explained, less; of what is drawn, fewer boxes.
        var body = LargeModels.Attentions(url.Contains("explain", StringComparison.Ordinal) ? 3_000 : url.Contains("diagram", StringComparison.Ordinal) ? 4_990 : 19_000);
        await WholeAsync(service, url, body);
        var (elapsed, whole) = await WholeAsync(service, url, body);

        // Other tests take the processors in between; work that did not end would cost the whole each time.
        var least = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < MostAttempts && least > whole * 0.6; attempt++)
        {
            var cost = await LeftAsync(service, url, body, elapsed / 5);
            if (cost < least) least = cost;
        }

        Assert.InRange(least, TimeSpan.Zero, whole * 0.6);
    }

    private static async Task<TimeSpan> LeftAsync(RunningService service, string url, byte[] body, TimeSpan patience)
    {
        var before = service.ProcessorTime;
        using (var post = await RawPost.SendAsync(service.Port, url, body))
        {
            await Task.Delay(patience, Posts.Token);
            post.Reset();
        }

        await QuietAsync(service);
        return service.ProcessorTime - before;
    }

    private static async Task<(TimeSpan Elapsed, TimeSpan Processor)> WholeAsync(RunningService service, string url, byte[] body)
    {
        var (clock, before) = (System.Diagnostics.Stopwatch.StartNew(), service.ProcessorTime);
        using var post = await RawPost.SendAsync(service.Port, url, body);
        Assert.Equal(200, await post.StatusAsync());
        await post.DrainAsync();
        var elapsed = clock.Elapsed;
        await QuietAsync(service);
        return (elapsed, service.ProcessorTime - before);
    }

    private static async Task QuietAsync(RunningService service)
    {
        TimeSpan before;
        do
        {
            before = service.ProcessorTime;
            await Task.Delay(Quiet, Posts.Token);
        }
        while (service.ProcessorTime - before > Quiet / 20);
    }
}
