using System.Text.Json;

namespace SummaryService.Api.Tests;

public sealed class LogTests
{
    private const string Canary = "canary-7f3a";

    [Fact]
    public async Task A_request_leaves_one_line_without_anything_that_was_sent()
    {
        using var service = new Service();
        using var client = service.CreateClient();
        const string Body = $$"""{ "name": "{{Canary}}", "layers": [{ "type": "{{Canary}}", "name": "{{Canary}}" }] }""";
        using var request = Posts.Post($"/v1/summary?{Canary}={Canary}", Body, accept: "application/json");
        request.Headers.Add("X-Canary", Canary);
        request.Headers.UserAgent.ParseAdd(Canary);
        await client.SendAsync(request, Posts.Token);
        await client.SendAsync(Posts.Post("/v1/summary", Body), Posts.Token);
        await client.SendAsync(new HttpRequestMessage(new HttpMethod(Canary), $"/{Canary}"), Posts.Token);
        await client.GetAsync($"/v1/examples/{Canary}", Posts.Token);

        Assert.Equal(
            ["POST /v1/summary", "POST /v1/summary", "OTHER -", "GET /v1/examples/{name}"],
            service.Log.Requests.Select(line => $"{line.GetProperty("Method").GetString()} {line.GetProperty("Route").GetString()}"));
        Assert.All(service.Log.Lines, line => Assert.DoesNotContain(Canary, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_line_tells_what_the_request_took()
    {
        using var service = new Service();
        using var client = service.CreateClient();
        using var response = await client.PostExampleAsync(Posts.Lesson, "/v1/summary");

        var line = service.Log.Requests.Last();
        Assert.Equal(200, line.GetProperty("Status").GetInt32());
        Assert.Equal(8, line.GetProperty("Layers").GetInt32());
        Assert.True(line.GetProperty("RequestBytes").GetInt64() > 0);
        Assert.Equal(response.Content.Headers.ContentLength, line.GetProperty("ResponseBytes").GetInt64());
        Assert.True(line.GetProperty("Elapsed").GetDouble() > 0);
        Assert.Equal(JsonValueKind.String, line.GetProperty("Trace").ValueKind);
    }

    [Fact]
    public async Task A_probe_that_succeeds_leaves_no_line()
    {
        using var service = new Service();
        using var client = service.CreateClient();
        await client.GetAsync("/health/live", Posts.Token);

        Assert.Empty(service.Log.Lines);
    }

    [Fact]
    public async Task The_lines_can_be_switched_off()
    {
        using var service = new Service().With("Logging:Requests", "false");
        using var client = service.CreateClient();
        await client.GetAsync("/v1/examples", Posts.Token);

        Assert.Empty(service.Log.Lines);
    }
}
