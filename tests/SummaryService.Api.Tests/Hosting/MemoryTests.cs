using System.Net;

namespace SummaryService.Api.Tests.Hosting;

/// <summary>Memory is rationed: whatever is asked for at once, the service has it or says when to come again.</summary>
public sealed class MemoryTests
{
    private const int Callers = 16;

    // Less than a container of 512 MB leaves to .NET.
    private static readonly (string, string) Little = ("DOTNET_GCHeapHardLimit", "0x10000000");

    [Fact]
    public async Task More_than_memory_suffices_for_is_answered_or_put_off()
    {
        using var service = await RunningService.StartAsync(Little);
        using var client = new HttpClient { BaseAddress = service.Address };
        byte[][] bodies = [LargeModels.Layers(20_000), LargeModels.Blocks(1200), LargeModels.Attentions(3000)];
        foreach (var body in bodies)
        {
            foreach (var url in new[] { "/v1/summary", "/v1/summary?format=text", "/v1/convert?to=keras3" })
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client.SendAsync(Posts.PostFile(url, body), Posts.Token)));
                Assert.All(answers, answer => AssertAnsweredOrPutOff(answer));
                Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            }
        }

        // What was too much at once leaves nothing behind that one alone would miss.
        foreach (var body in bodies)
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Posts.PostFile("/v1/summary?explain=true", body), Posts.Token)).StatusCode);
    }

    [Fact]
    public async Task Bodies_of_the_largest_size_wait_for_each_other()
    {
        using var service = await RunningService.StartAsync(Little);
        using var client = new HttpClient { BaseAddress = service.Address };
        var noise = new byte[8 << 20];
        Array.Fill(noise, (byte)' ');
        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client.SendAsync(Posts.PostFile("/v1/summary", noise), Posts.Token)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [Fact]
    public async Task Callers_who_do_not_read_are_given_up_and_others_served_meanwhile()
    {
        using var service = await RunningService.StartAsync(Little, ("Limits__SendingTime", "00:00:05"));
        using var client = new HttpClient { BaseAddress = service.Address };
        var body = LargeModels.Layers(12_000);
        using var whole = await client.SendAsync(Posts.PostFile("/v1/summary?explain=true", body), Posts.Token);
        var length = whole.Content.Headers.ContentLength!.Value;
        var readers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RawPost.SendAsync(service.Port, "/v1/summary?explain=true", body)));
        var served = 0;
        var ended = Task.WhenAll(readers.Select(EndAsync));
        while (!ended.IsCompleted)
        {
            using var answer = await client.SendAsync(Posts.Post("/v1/summary", """{"layers":[]}"""), Posts.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            served++;
            await Task.Delay(20, Posts.Token);
        }

        Assert.True(served > 10);
        Assert.All(await ended, end => Assert.True(end.Status == 503 || (end.Status == 200 && end.Bytes < length), $"{end}"));
        Assert.Contains(await ended, end => end.Status == 200);

        async Task<(int Status, long Bytes)> EndAsync(RawPost reader)
        {
            using (reader)
            {
                var status = await reader.StatusAsync();
                await Task.Delay(TimeSpan.FromSeconds(10), Posts.Token);
                return (status, await reader.DrainAsync());
            }
        }
    }

    [Fact]
    public async Task Callers_who_send_lines_and_do_not_read_take_little()
    {
        using var service = await RunningService.StartAsync(Little, ("Access__Keys", $"{Keys.Hash("one")},{Keys.Hash("other")}"));
        using var client = new HttpClient { BaseAddress = service.Address };
        var lines = string.Concat(Enumerable.Repeat("""{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""" + "\n", 50_000));
        var body = System.Text.Encoding.UTF8.GetBytes(lines);
        var senders = new List<Task<RawPost>>();
        for (var i = 0; i < 100; i++)
            senders.Add(RawPost.SendAsync(service.Port, "/v1/summaries", body, "one"));
        await Task.Delay(TimeSpan.FromSeconds(3), Posts.Token);

        using var request = Posts.PostFile("/v1/summary?explain=true", LargeModels.Layers(6000));
        request.Headers.Add("X-Api-Key", "other");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request, Posts.Token)).StatusCode);
        service.Kill();
        foreach (var sender in senders)
            await sender.ContinueWith(sent => sent.IsCompletedSuccessfully ? sent.Result : null, TaskScheduler.Default);
    }

    private static void AssertAnsweredOrPutOff(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK) return;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
