using System.Text;
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

    [Theory]
    [InlineData("/v1/summaries")]
    [InlineData("/v1/summary")]
    public async Task A_request_that_breaks_off_or_is_broken_leaves_one_line(string path)
    {
        const string Model = """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""";
        var chunked = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
        var chunk = $"{Model.Length + 1:x}\r\n{Model}\n\r\n";
        string[] broken = [$"{chunked}zz\r\n", $"{chunked}{chunk}zz\r\n", $"{chunked}{chunk}1\r\n12\r\n"];
        string[] brokenOff = [$"{chunked}", $"{chunked}{chunk}", $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{Model}\n"];
        using var service = await RunningService.StartAsync(("Logging__Format", "text"));
        foreach (var request in broken)
        {
            using var post = await RawPost.SendAsync(service.Port, Encoding.ASCII.GetBytes(request));
            Assert.Equal(path == "/v1/summary" ? 400 : 200, await post.StatusAsync());
            await post.DrainAsync();
        }

        foreach (var request in brokenOff)
        {
            foreach (var isReset in new[] { true, false })
            {
                using var post = await RawPost.SendAsync(service.Port, Encoding.ASCII.GetBytes(request));
                await Task.Delay(200, Posts.Token);
                if (isReset) post.Reset();
            }
        }

        await Task.Delay(500, Posts.Token);
        service.Terminate();
        await service.EndAsync();
        var lines = service.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("SummaryService listens", StringComparison.Ordinal));
        Assert.Equal(broken.Length + (2 * brokenOff.Length), lines.Count());
        Assert.All(lines, line => Assert.Contains($" INF POST {path} ", line));
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
