using System.Net;
using System.Text.Json;

namespace SummaryService.Api.Tests;

public sealed class LayerCatalogueTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task The_list_has_every_layer_in_a_sentence_and_each_has_a_page()
    {
        var list = JsonDocument.Parse(await _client.GetStringAsync("/v1/layers", Posts.Token)).RootElement;

        var layers = list.GetProperty("families").EnumerateArray().SelectMany(family => family.GetProperty("layers").EnumerateArray()).ToList();
        Assert.True(layers.Count >= 144);
        foreach (var layer in layers)
        {
            Assert.NotEmpty(layer.GetProperty("summary").GetString()!);
            var page = JsonDocument.Parse(await _client.GetStringAsync($"/v1/layers/{layer.GetProperty("type").GetString()}", Posts.Token)).RootElement;
            Assert.Equal(layer.GetProperty("type").GetString(), page.GetProperty("type").GetString());
            Assert.All(page.GetProperty("arguments").EnumerateArray(), argument => Assert.NotEmpty(argument.GetProperty("meaning").GetString()!));
        }
    }

    [Fact]
    public async Task A_page_shows_the_layer_at_work()
    {
        var page = JsonDocument.Parse(await _client.GetStringAsync("/v1/layers/Convolution2D", Posts.Token)).RootElement;

        Assert.Equal("Conv2D", page.GetProperty("type").GetString());
        var filters = page.GetProperty("arguments").EnumerateArray().First(argument => argument.GetProperty("name").GetString() == "filters");
        Assert.True(filters.GetProperty("required").GetBoolean());
        Assert.Contains(" = ", page.GetProperty("example").GetProperty("row").GetProperty("formula").GetString());
    }

    [Fact]
    public async Task An_unknown_layer_gets_a_suggestion()
    {
        using var response = await _client.GetAsync("/v1/layers/Conv2d_", Posts.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Conv2D", (await response.ProblemAsync()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_schema_is_one_of_2020_12()
    {
        using var response = await _client.GetAsync("/v1/schema", Posts.Token);

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        var schema = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Posts.Token)).RootElement;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
    }
}
