using System.Net;

namespace SummaryService.Api.Tests;

public sealed class NegotiationTests(Service service) : IClassFixture<Service>
{
    private const string Json = "application/json";
    private const string Text = "text/plain";
    private const string Html = "text/html";

    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData(null, "", Json)]
    [InlineData("", "", Json)]
    [InlineData("*/*", "", Json)]
    [InlineData("application/json", "", Json)]
    [InlineData("application/*", "", Json)]
    [InlineData("text/plain", "", Text)]
    [InlineData("TEXT/PLAIN; charset=utf-8", "", Text)]
    [InlineData("text/*", "", Text)]
    [InlineData("text/plain;q=0.5, application/json", "", Json)]
    [InlineData("text/plain, application/json;q=0.9", "", Text)]
    [InlineData("text/plain, application/json", "", Text)]
    [InlineData("application/json, text/plain, */*", "", Json)]
    [InlineData("text/plain, */*", "", Text)]
    [InlineData("*/*, text/plain;q=0.1", "", Json)]
    [InlineData("application/json;q=0, */*", "", Text)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", Html)]
    [InlineData("text/markdown", "", "text/markdown")]
    [InlineData("text/csv, text/plain;q=0.9", "", "text/csv")]
    [InlineData("text/html;q=0.9, application/json", "", Json)]
    [InlineData("application/json", "?format=html", Html)]
    [InlineData("text/html", "?format=csv", "text/csv")]
    [InlineData("image/png, text/*;q=0.2", "", Text)]
    [InlineData("application/json", "?format=text", Text)]
    [InlineData("text/plain", "?format=json", Json)]
    [InlineData("image/png", "?format=text", Text)]
    [InlineData(null, "?format=text", Text)]
    public async Task The_answer_has_the_form_that_was_asked_for(string? accept, string query, string expected)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary{query}", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.True(response.Content.Headers.ContentLength > 0);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("json")]
    public async Task Where_nothing_fits_the_refusal_names_what_is_served(string accept)
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary", accept: accept), Posts.Token);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        var detail = (await response.ProblemAsync()).GetProperty("detail").GetString();
        Assert.Contains(Json, detail);
        Assert.Contains(Text, detail);
        Assert.Contains(Html, detail);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task A_layer_is_served_as_json_only()
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary/layer", accept: Text), Posts.Token);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }
}
