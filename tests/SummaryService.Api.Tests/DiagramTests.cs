using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SummaryService.Api.Tests;

/// <summary>Pictures over HTTP.</summary>
public sealed class DiagramTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData(null, "", "image/svg+xml")]
    [InlineData("image/*", "", "image/svg+xml")]
    [InlineData("text/html,image/avif,image/svg+xml,*/*;q=0.8", "", "image/svg+xml")]
    [InlineData("text/vnd.mermaid", "", "text/vnd.mermaid; charset=utf-8")]
    [InlineData("text/vnd.graphviz, image/svg+xml;q=0.5", "", "text/vnd.graphviz; charset=utf-8")]
    [InlineData("image/svg+xml", "?format=dot", "text/vnd.graphviz; charset=utf-8")]
    [InlineData(null, "?format=mermaid", "text/vnd.mermaid; charset=utf-8")]
    public async Task The_picture_has_the_form_that_was_asked_for(string? accept, string query, string expected)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/diagram{query}", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.ToString());
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 8, "18,496 parameters")]
    [InlineData("view=flow", 9, "11 × 11 × 64")]
    [InlineData("view=flow&direction=tb&lang=zh-CN", 9, "18,496 个参数")]
    [InlineData("direction=lr&show_shapes=false", 8, "36,928 parameters")]
    [InlineData("show_params=false&show_shapes=true", 8, "(None, 11, 11, 64)")]
    public async Task The_lessons_network_is_drawn(string query, int layers, string said)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/diagram?{query}");

        var svg = XElement.Parse(await response.Content.ReadAsStringAsync(Posts.Token));
        Assert.Equal(layers, svg.Elements().Count(element => element.Attribute("data-layer") is not null));
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == said);
    }

    [Theory]
    [InlineData("fashion-mnist-cnn", "view=flow", "fashion-mnist-cnn.flow.svg")]
    [InlineData("unet-small", "", "unet-small.svg")]
    [InlineData("autoencoder", "expand_nested=true&direction=lr", "autoencoder.svg")]
    [InlineData("autoencoder", "expand_nested=true&format=mermaid", "autoencoder.mmd")]
    [InlineData("residual-block", "format=dot", "residual-block.dot")]
    public async Task A_picture_is_the_one_that_was_looked_at(string example, string query, string file)
    {
        using var response = await _client.PostExampleAsync(example, $"/v1/diagram?{query}");
        var served = await response.Content.ReadAsByteArrayAsync(Posts.Token);

        var path = Cases.Path("diagrams", file);
        if (Environment.GetEnvironmentVariable("RENEW_CASES") is "1")
            await File.WriteAllBytesAsync(path, served, Posts.Token);
        var lookedAt = await File.ReadAllBytesAsync(path, Posts.Token);
        Assert.True(
            served.SequenceEqual(lookedAt),
            $"The picture differs from {path}. If that is meant, run the test once with RENEW_CASES=1 and look at it.");
    }

    [Fact]
    public async Task What_is_not_asked_for_is_not_said()
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, "/v1/diagram?format=dot&show_shapes=false&show_params=false");

        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        Assert.Contains("\"dense_4\" [label=\"dense_4\\nDense\"]", text);
    }

    [Fact]
    public async Task The_language_of_the_header_is_the_pictures()
    {
        var request = Posts.Post("/v1/diagram", """{"layers": [{"type": "Dense", "units": 2, "input_shape": [3]}]}""");
        request.Headers.Add("Accept-Language", "zh");
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Contains("8 个参数", await response.Content.ReadAsStringAsync(Posts.Token));
    }

    [Theory]
    [InlineData("format=png", "format", "Served: svg, mermaid, dot.")]
    [InlineData("format=json", "format", "Served: svg, mermaid, dot.")]
    [InlineData("view=flw", "view", "Did you mean 'flow'?")]
    [InlineData("direction=bt", "direction", "Did you mean 'tb'?")]
    [InlineData("expand_nested=yes", "expand_nested", "true or false")]
    [InlineData("show_shapes=2", "show_shapes", "true or false")]
    [InlineData("show_params=no", "show_params", "true or false")]
    [InlineData("lang=de", "lang", "en, zh-CN")]
    [InlineData("rankdir=LR", "rankdir", "The options are format, view, direction")]
    [InlineData("show_shape=true", "show_shape", "Did you mean 'show_shapes'?")]
    [InlineData("format=dot&view=flow", "view", "Use format=svg, or view=graph.")]
    [InlineData("format=mermaid&view=flow", "view", "Use format=svg, or view=graph.")]
    public async Task A_wrong_option_is_named_and_the_right_one_told(string query, string option, string hint)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/diagram?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/invalid-options", problem.GetProperty("type").GetString());
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(option, error.GetProperty("parameter").GetString());
        Assert.Contains(hint, error.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task Too_much_to_draw_is_over_a_limit_that_is_named()
    {
        var body = JsonSerializer.Serialize(new { input_shape = new[] { 4 }, layers = Enumerable.Repeat(new { type = "ReLU" }, 6_000) });
        using var response = await _client.SendAsync(Posts.Post("/v1/diagram", body), Posts.Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var error = Assert.Single((await response.ProblemAsync()).GetProperty("errors").EnumerateArray());
        Assert.Equal("limit_exceeded", error.GetProperty("code").GetString());
        Assert.Contains("5000 boxes", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_cannot_be_drawn_is_refused_as_by_a_summary()
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/diagram", """{"layers": [{"type": "Dens"}]}"""), Posts.Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        await response.ProblemAsync();
    }
}
