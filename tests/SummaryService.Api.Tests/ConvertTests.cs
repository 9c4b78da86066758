using System.Net;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>Architectures come back in another dialect, and what comes back can be posted.</summary>
public sealed class ConvertTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("", "simple")]
    [InlineData("?to=simple", "simple")]
    [InlineData("?to=keras3", "keras3")]
    [InlineData("?to=keras2", "keras2")]
    public async Task What_was_converted_can_be_posted(string query, string dialect)
    {
        using var converted = await _client.PostExampleAsync(Posts.Lesson, $"/v1/convert{query}");
        Assert.Equal(HttpStatusCode.OK, converted.StatusCode);
        Assert.Equal("application/json", converted.Content.Headers.ContentType?.MediaType);
        var body = await converted.Content.ReadAsStringAsync(Posts.Token);
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", body), Posts.Token);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Posts.Token))!;

        Assert.Equal(dialect, (string?)answer["dialect"]);
        Assert.Equal(93_322, (int)answer["totals"]!["params"]!);
    }

    [Fact]
    public async Task A_saved_model_is_converted_too()
    {
        using var request = Posts.PostFile("/v1/convert", Cases.File("two_in_two_out.keras"));
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal("ticket_router", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Posts.Token))!["name"]);
    }

    [Theory]
    [InlineData("?to=keras4", "to")]
    [InlineData("?style=keras3", "style")]
    public async Task Another_dialect_or_option_is_refused(string query, string parameter)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/convert{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
        Assert.Equal(parameter, error.GetProperty("parameter").GetString());
    }
}
