namespace SummaryService.Api.Tests.Hosting;

public sealed class ShutdownTests
{
    private const int Callers = 6;

    [Fact]
    public async Task What_was_accepted_before_the_end_is_answered_after_it_began()
    {
        using var service = await RunningService.StartAsync();
        var posts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => service.BeginPostAsync("""{"layers":[]}""")));
        service.Terminate();
        using var client = new HttpClient { BaseAddress = service.Address };
        while (await RunningService.IsReadyAsync(client))
            await Task.Delay(5, Posts.Token);

        foreach (var post in posts)
        {
            Assert.StartsWith("HTTP/1.1 200 ", await post.EndAsync("""{"layers":[]}"""));
            post.Dispose();
        }

        Assert.Equal(0, await service.EndAsync());
    }

    [Fact]
    public async Task Callers_who_stop_when_the_service_is_not_ready_lose_nothing()
    {
        using var service = await RunningService.StartAsync(("Shutdown__Delay", "00:00:02"));
        using var client = new HttpClient { BaseAddress = service.Address };
        var load = new Load(service.Address, Callers);
        await load.UntilAnsweredAsync(50);
        service.Terminate();
        while (await RunningService.IsReadyAsync(client))
            await Task.Delay(20, Posts.Token);
        var before = load.Answered;
        await load.UntilAnsweredAsync(20);

        Assert.Empty(await load.EndAsync());
        Assert.True(load.Answered >= before + 20, "The service did not go on while it was ending.");
        Assert.Equal(0, await service.EndAsync());
    }
}
