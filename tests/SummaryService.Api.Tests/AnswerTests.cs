using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using SummaryService.Api.Summaries.Answers;

namespace SummaryService.Api.Tests;

public sealed class AnswerTests(Service service) : IClassFixture<Service>
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("fashion-mnist-cnn")]
    [InlineData("fashion-mnist-cnn-keras3")]
    public async Task The_lesson_comes_out_as_tensorflow_2_6_printed_it(string example)
    {
        using var response = await _client.PostExampleAsync(example, "/v1/summary?style=tf2.6", accept: "text/plain");

        var expected = await File.ReadAllTextAsync(Cases.Path("texts", "fashion-mnist-cnn.tf2.6.txt"), Posts.Token);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Posts.Token));
    }

    [Fact]
    public async Task An_architecture_that_is_not_valid_is_answered_with_what_is_known()
    {
        using var body = new StringContent("""{"input_shape": [4], "layers": [{"type": "Dense", "units": 2}, {"type": "Dense", "unit": 3}]}""");
        using var response = await _client.PostAsync("/v1/summary", body, Posts.Token);

        var problem = await ReadAsync<ProblemAnswer>(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal([("dense", (Int128)10)], problem.Partial!.Layers.Select(layer => (layer.Name, layer.Params)));
    }

    [Theory]
    [InlineData("fashion-mnist-cnn")]
    [InlineData("fashion-mnist-cnn-keras3")]
    [InlineData("vgg-block")]
    public async Task The_documented_answer_is_the_answer(string example)
    {
        using var response = await _client.PostExampleAsync(example, "/v1/summary");

        var answer = await ReadAsync<SummaryAnswer>(response);
        Assert.NotEmpty(answer.Layers);
        Assert.Equal(answer.Totals.Params, answer.Layers.Aggregate(Int128.Zero, (sum, layer) => sum + layer.Params));
    }

    [Fact]
    public async Task The_documented_row_is_the_row_of_a_layer()
    {
        const string Layer = """
            { "layer": { "type": "Conv2D", "filters": 32, "kernel_size": 3 }, "inputs": [null, 28, 28, 1] }
            """;
        using var response = await _client.SendAsync(Posts.Post("/v1/summary/layer", Layer), Posts.Token);

        var row = await ReadAsync<LayerAnswer>(response);
        Assert.Equal("(None, 26, 26, 32)", row.OutputShape);
        Assert.Equal(320, row.Params);
    }

    [Fact]
    public async Task The_documented_problem_is_the_problem()
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary?format=xml"), Posts.Token);

        var problem = JsonSerializer.Deserialize<ProblemAnswer>(await response.Content.ReadAsStringAsync(Posts.Token), Strict)!;
        Assert.Equal(400, problem.Status);
        Assert.Equal("format", Assert.Single(problem.Errors!).Parameter);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.Equal(status, response.StatusCode);
        return JsonSerializer.Deserialize<T>(await response.Content.ReadAsStringAsync(Posts.Token), Strict)!;
    }
}
