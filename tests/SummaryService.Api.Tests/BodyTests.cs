using System.Net;
using System.Text;
using System.Text.Json;

namespace SummaryService.Api.Tests;

public sealed class BodyTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("text/json")]
    [InlineData("application/vnd.keras+json")]
    [InlineData("text/plain; charset=\"utf-8\"")]
    [InlineData("application/octet-stream")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_is_read_as_json_whatever_tools_call_it(string? contentType)
    {
        var example = await _client.GetStringAsync($"/v1/examples/{Posts.Lesson}", Posts.Token);
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", example, contentType), Posts.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused_and_what_is_read_is_named(string contentType)
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", contentType: contentType), Posts.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", (await response.ProblemAsync()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var request = Posts.Post("/v1/summary");
        request.Content!.Headers.ContentEncoding.Add("gzip");
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("compressed", (await response.ProblemAsync()).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity")]
    [InlineData("IDENTITY , identity")]
    [InlineData("")]
    public async Task A_body_that_is_sent_as_it_is_is_read(string encoding)
    {
        foreach (var url in new[] { "/v1/summary", "/v1/summaries" })
        {
            using var request = Posts.Post(url, """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""");
            Assert.True(request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding));
            using var response = await _client.SendAsync(request, Posts.Token);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity, gzip")]
    [InlineData("identity;q=1")]
    public async Task A_body_in_any_other_encoding_is_refused(string encoding)
    {
        using var request = Posts.Post("/v1/summaries");
        Assert.True(request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding));
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task An_empty_body_is_refused(string? body)
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", body), Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
        Assert.Equal("empty_body", error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{", "/problems/invalid-json")]
    [InlineData("nope", "/problems/invalid-json")]
    [InlineData("{\"layers\": [}", "/problems/invalid-json")]
    [InlineData("[1, 2, 3]", "/problems/unknown-dialect")]
    public async Task A_body_that_is_no_architecture_is_refused(string body, string type)
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", body), Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(type, (await response.ProblemAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Broken_json_is_located()
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", "{\n  \"layers\": [}\n}"), Posts.Token);

        var error = Assert.Single((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
        Assert.Equal((2, 14, 15), (Number("line"), Number("column"), Number("offset")));

        int Number(string member) => error.GetProperty(member).GetInt32();
    }

    [Fact]
    public async Task An_invalid_architecture_is_unprocessable()
    {
        const string TooSmall = """
            {
              "input_shape": [3, 3, 1],
              "layers": [{ "type": "Conv2D", "name": "big", "filters": 1, "kernel_size": 5 }]
            }
            """;
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", TooSmall), Posts.Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/invalid-architecture", problem.GetProperty("type").GetString());
        Assert.Equal("1 problem in 1 layer.", problem.GetProperty("detail").GetString());
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("big", error.GetProperty("layer").GetString());
        Assert.Equal("/layers/0/kernel_size", error.GetProperty("pointer").GetString());
        Assert.Equal(JsonValueKind.Number, error.GetProperty("received").ValueKind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_and_the_limit_named(bool lengthIsTold)
    {
        using var small = new Service().With("Limits:MaxBodyBytes", "1000");
        using var client = small.CreateClient();
        using var request = Posts.Post("/v1/summary", new string(' ', 1001));
        request.Headers.TransferEncodingChunked = !lengthIsTold;
        using var response = await client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/limit-exceeded", problem.GetProperty("type").GetString());
        Assert.Contains("1000 bytes", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_body_of_many_pieces_is_read_as_one()
    {
        var example = await _client.GetByteArrayAsync($"/v1/examples/{Posts.Lesson}", Posts.Token);
        var padded = new byte[1_000_000];
        padded.AsSpan().Fill((byte)' ');
        example.CopyTo(padded, padded.Length - example.Length);
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", Encoding.UTF8.GetString(padded)), Posts.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
