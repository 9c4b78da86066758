using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SummaryService.Api.Tests.Hosting;

public sealed class RateLimitTests
{
    private const string Examples = "/v1/examples";
    private const string Empty = """{"layers":[]}""";

    [Fact]
    public async Task A_caller_over_its_rate_is_told_when_to_come_again()
    {
        using var service = Limited("Burst", 3).With("RateLimits:PerSecond", "1");
        using var client = service.CreateClient();
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Examples, Posts.Token)).StatusCode);
        using var refused = await client.GetAsync(Examples, Posts.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("/problems/too-many-requests", (await refused.ProblemAsync()).GetProperty("type").GetString());
        Assert.Equal(1, refused.Headers.RetryAfter?.Delta?.TotalSeconds);
        await Task.Delay(refused.Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(500), Posts.Token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Examples, Posts.Token)).StatusCode);
    }

    [Fact]
    public async Task More_than_is_done_at_once_is_sent_away_while_probes_are_answered()
    {
        using var service = await RunningService.StartAsync(
            ("RateLimits__Enabled", "true"), ("RateLimits__Concurrent", "1"), ("RateLimits__Waiting", "0"));
        using var client = new HttpClient { BaseAddress = service.Address };
        using var working = await RawPost.SendAsync(service.Port, "/v1/summary?explain=true", LargeModels.Attentions(19_000));
        HttpResponseMessage refused;
        while ((refused = await client.SendAsync(Posts.Post("/v1/summary", Empty), Posts.Token)).StatusCode == HttpStatusCode.OK)
            await Task.Delay(1, Posts.Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("/problems/busy", (await refused.ProblemAsync()).GetProperty("type").GetString());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Posts.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Posts.Token)).StatusCode);
        await working.StatusAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Posts.Post("/v1/summary", Empty), Posts.Token)).StatusCode);
    }

    [Fact]
    public async Task Callers_who_send_slowly_keep_nobody_from_being_served()
    {
        using var service = await RunningService.StartAsync(("RateLimits__Enabled", "true"), ("RateLimits__Burst", "1000"));
        var lines = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => LinePost.StartAsync(service.Port)));
        var bodies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => service.BeginPostAsync(Empty)));
        foreach (var post in lines)
            await post.SendAsync(Empty[..^1], Posts.Token);
        using var client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(10) };

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Posts.Post("/v1/summary", Empty), Posts.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Posts.Post("/v1/summaries", Empty), Posts.Token)).StatusCode);
        foreach (var post in lines)
        {
            await post.SendAsync($"{Empty[^1]}\n", Posts.Token);
            Assert.StartsWith("{\"name\"", await post.ReadAsync());
            post.Dispose();
        }

        foreach (var post in bodies)
        {
            Assert.StartsWith("HTTP/1.1 200 ", await post.EndAsync(Empty));
            post.Dispose();
        }
    }

    [Fact]
    public async Task Each_key_has_a_rate_of_its_own()
    {
        using var service = Limited("Burst", 1).With("RateLimits:PerSecond", "1").With("Access:Keys", $"{Keys.Hash("one")},{Keys.Hash("two")}");
        using var client = service.CreateClient();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "X-Api-Key", "one"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "X-Api-Key", "two"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(client, "X-Api-Key", "one"));
    }

    [Fact]
    public async Task Keys_cannot_be_guessed_faster_than_a_caller_may_ask()
    {
        using var service = Limited("Burst", 3).With("RateLimits:PerSecond", "1").With("Access:Keys", Keys.Hash("one"));
        using var client = service.CreateClient();
        var guesses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
            guesses.Add(await StatusAsync(client, "X-Api-Key", $"guess {i}"));

        Assert.All(guesses.Take(3), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
        // Whoever has a key is not held to what others do at the same address.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "X-Api-Key", "one"));
    }

    [Theory]
    [InlineData("10.1.0.1", "203.0.113.1", "203.0.113.2", true)]
    [InlineData("10.1.0.1", "203.0.113.1, 10.1.0.2", "203.0.113.1", false)]
    [InlineData("10.1.0.1", "2001:db8::1", "2001:db8::2", false)]
    [InlineData("10.1.0.1", "2001:db8::1", "2001:db8:0:1::1", true)]
    [InlineData("192.0.2.1", "203.0.113.1", "203.0.113.2", false)]
    public async Task The_word_of_known_proxies_alone_is_taken_on_who_calls(string proxy, string one, string other, bool areTwo)
    {
        using var service = Limited("Burst", 1).With("RateLimits:PerSecond", "1").With("Access:Proxies", "10.0.0.0/8");
        using var behind = service.WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton<IStartupFilter>(new FromAddress(proxy))));
        using var client = behind.CreateClient();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "X-Forwarded-For", one));
        Assert.Equal(areTwo ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, await StatusAsync(client, "X-Forwarded-For", other));
    }

    [Fact]
    public async Task Without_the_option_there_is_no_limit()
    {
        using var service = new Service().With("RateLimits:Burst", "1").With("RateLimits:PerSecond", "1");
        using var client = service.CreateClient();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Examples, Posts.Token)).StatusCode);
    }

    private static Service Limited(string setting, int value) => new Service().With("RateLimits:Enabled", "true").With($"RateLimits:{setting}", $"{value}");

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Examples);
        request.Headers.Add(header, value);
        using var response = await client.SendAsync(request, Posts.Token);
        return response.StatusCode;
    }
}
