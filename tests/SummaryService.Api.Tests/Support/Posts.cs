using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SummaryService.Api.Tests.Support;

/// <summary>What tests send, and what they expect of every refusal.</summary>
internal static class Posts
{
    /// <summary>The lesson's network.</summary>
    public const string Lesson = "fashion-mnist-cnn";

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static HttpRequestMessage Post(string url, string? body = "{}", string? contentType = "application/json", string? accept = null)
    {
        if (body is not null)
            return PostFile(url, Encoding.UTF8.GetBytes(body), contentType, accept);
        var request = new HttpRequestMessage(HttpMethod.Post, url);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    public static HttpRequestMessage PostFile(string url, byte[] file, string? contentType = "application/octet-stream", string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(file) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    public static async Task<HttpResponseMessage> PostExampleAsync(this HttpClient client, string name, string url, string? accept = null)
    {
        var example = await client.GetStringAsync($"/v1/examples/{name}", Token);
        return await client.SendAsync(Post(url, example, accept: accept), Token);
    }

    /// <summary>Reads a refusal and holds it to RFC 9457.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), response.Content.Headers.ContentType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("type").GetString()!);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }
}
