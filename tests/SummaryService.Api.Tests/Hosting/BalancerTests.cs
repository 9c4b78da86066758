namespace SummaryService.Api.Tests.Hosting;

public sealed class BalancerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_caller_notices_the_end_of_a_replica(bool isSudden)
    {
        Assert.SkipUnless(Balancer.Program is not null, "nginx is not installed.");
        using var first = await RunningService.StartAsync();
        using var second = await RunningService.StartAsync();
        using var balancer = await Balancer.StartAsync(first, second);
        var load = new Load(balancer.Address, callers: 6);
        await load.UntilAnsweredAsync(100);
        if (isSudden) first.Kill();
        else first.Terminate();
        await first.EndAsync();
        await load.UntilAnsweredAsync(100);

        Assert.Empty(await load.EndAsync());
        Assert.True(load.Answered >= 200, $"Only {load.Answered} calls were answered.");
    }

    [Fact]
    public async Task A_limit_of_the_service_is_told_through_the_balancer()
    {
        Assert.SkipUnless(Balancer.Program is not null, "nginx is not installed.");
        using var service = await RunningService.StartAsync();
        using var balancer = await Balancer.StartAsync(service);
        using var client = new HttpClient { BaseAddress = balancer.Address };
        using var response = await client.SendAsync(Posts.Post("/v1/summary", new string(' ', (8 << 20) + 1)), Posts.Token);

        Assert.Equal("/problems/limit-exceeded", (await response.ProblemAsync()).GetProperty("type").GetString());
    }
}
