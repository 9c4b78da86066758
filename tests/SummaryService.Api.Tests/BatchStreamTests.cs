using System.Globalization;
using System.Text.Json;

namespace SummaryService.Api.Tests;

/// <summary>Lines are answered while others are still to come, and no faster than the answers are taken.</summary>
public sealed class BatchStreamTests
{
    private const long MostUnread = 100_000_000;
    private const long MostMemory = 300_000_000;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_answer_is_sent_before_the_next_line_has_come()
    {
        using var service = await RunningService.StartAsync();
        using var post = await LinePost.StartAsync(service.Port);

        await post.SendAsync($"{Model(5)}\n", Posts.Token);
        Assert.Equal(25, Params((await post.ReadAsync())!));
        await post.SendAsync($"{Model(6)}\n", Posts.Token);
        Assert.Equal(30, Params((await post.ReadAsync())!));
        await post.EndAsync();
        Assert.Null(await post.ReadAsync());
    }

    [Fact]
    public async Task Of_a_caller_who_does_not_read_the_service_reads_no_more_either()
    {
        using var service = await RunningService.StartAsync();
        using var post = await LinePost.StartAsync(service.Port);
        var lines = string.Concat(Enumerable.Repeat($"{Model(7)}\n", 1000));
        var sent = 0L;
        try
        {
            while (sent < MostUnread)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(Posts.Token);
                patience.CancelAfter(Stuck);
                await post.SendAsync(lines, patience.Token);
                sent += lines.Length;
            }
        }
        catch (OperationCanceledException) when (!Posts.Token.IsCancellationRequested)
        {
            // Nothing goes in any more.
        }

        Assert.InRange(sent, lines.Length, MostUnread - 1);
        Assert.InRange(service.Memory, 0, MostMemory);
        using var other = new HttpClient { BaseAddress = service.Address };
        using var answer = await other.SendAsync(Posts.Post("/v1/summary", Model(1)), Posts.Token);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static string Model(int units) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"input_shape": [4], "layers": [{"type": "Dense", "units": {{units}}}]}""");

    private static long Params(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("totals").GetProperty("params").GetInt64();
}
