using System.Net;
using System.Net.Http.Headers;

namespace SummaryService.Api.Tests.Hosting;

/// <summary>What is the same as long as the program is, is not sent again to who has it.</summary>
public sealed class KeptAnswerTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("/v1/layers")]
    [InlineData("/v1/layers?lang=zh")]
    [InlineData("/v1/layers/Conv2D")]
    [InlineData("/v1/layers/Convolution2D")]
    [InlineData("/v1/schema")]
    [InlineData("/v1/examples")]
    [InlineData("/v1/examples/lenet-5")]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/swagger/lines.js")]
    [InlineData("/")]
    public async Task Who_has_the_answer_is_told_that_it_is_still_the_same(string address)
    {
        using var first = await _client.GetAsync(address, Posts.Token);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.NoCache);
        var tag = Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag);
        Assert.NotEmpty(await first.Content.ReadAsByteArrayAsync(Posts.Token));

        using var again = await AskAsync(address, $"\"other\", {tag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.True(again.Headers.CacheControl!.NoCache);
        Assert.Equal(first.Headers.Vary, again.Headers.Vary);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Posts.Token));

        using var changed = await AskAsync(address, "\"other\"");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("/v1/layers")]
    [InlineData("/v1/layers/Dense")]
    [InlineData("/v1/schema")]
    public async Task Each_language_has_an_answer_of_its_own(string address)
    {
        using var english = await _client.GetAsync(address, Posts.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        request.Headers.IfNoneMatch.Add(english.Headers.ETag!);
        using var chinese = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.OK, chinese.StatusCode);
        Assert.NotEqual(english.Headers.ETag, chinese.Headers.ETag);
        Assert.Equal("Accept-Language", Assert.Single(chinese.Headers.Vary));
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string tags)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        return await _client.SendAsync(request, Posts.Token);
    }
}
