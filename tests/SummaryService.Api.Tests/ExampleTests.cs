using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SummaryService.Api.Tests;

public sealed class ExampleTests(Service service) : IClassFixture<Service>
{
    private static readonly string[] Members = ["name", "title", "description", "dialect", "url"];

    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task The_list_begins_with_the_lesson_and_tells_of_each_example()
    {
        var list = await ListAsync();

        Assert.Equal(Posts.Lesson, list[0].GetProperty("name").GetString());
        Assert.All(list, example =>
        {
            foreach (var member in Members)
                Assert.NotEmpty(example.GetProperty(member).GetString()!);
        });
    }

    [Fact]
    public async Task Every_example_can_be_got_and_is_json()
    {
        foreach (var example in await ListAsync())
        {
            using var response = await _client.GetAsync(example.GetProperty("url").GetString(), Posts.Token);
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            var model = await response.Content.ReadFromJsonAsync<JsonElement>(Posts.Token);
            Assert.True(model.TryGetProperty(example.GetProperty("dialect").GetString() == "simple" ? "layers" : "config", out _));
        }
    }

    [Fact]
    public async Task Every_example_file_is_in_the_list()
    {
        var files = typeof(Program).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Examples.", StringComparison.Ordinal))
            .Select(name => name["Examples.".Length..^".json".Length]);

        Assert.Equal(files.Order(), (await ListAsync()).Select(example => example.GetProperty("name").GetString()!).Order());
    }

    [Fact]
    public async Task Every_example_has_a_summary()
    {
        foreach (var example in await ListAsync())
        {
            using var response = await _client.PostExampleAsync(example.GetProperty("name").GetString()!, "/v1/summary");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_unknown_example_is_not_found()
    {
        using var response = await _client.GetAsync("/v1/examples/no-such-thing", Posts.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/v1/examples", (await response.ProblemAsync()).GetProperty("detail").GetString());
    }

    private async Task<List<JsonElement>> ListAsync() =>
        (await _client.GetFromJsonAsync<List<JsonElement>>("/v1/examples", Posts.Token))!;
}
