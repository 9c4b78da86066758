using System.Text.Json;
using SummaryService.Api.Tests.Support;

namespace SummaryService.Api.Tests;

public sealed class ExplanationTests(Service service) : IClassFixture<Service>
{
    private const string Lesson = """
        {"input_shape":[28,28,1],"layers":[
          {"type":"Conv2D","filters":32,"kernel_size":3},{"type":"MaxPooling2D"},
          {"type":"Conv2D","filters":64,"kernel_size":3},{"type":"MaxPooling2D"},
          {"type":"Conv2D","filters":64,"kernel_size":3},{"type":"Flatten"},
          {"type":"Dense","units":64},{"type":"Dense","units":10}]}
        """;

    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task The_lesson_s_own_derivations_come_out_as_it_writes_them()
    {
        var layers = (await AnswerAsync("/v1/summary?explain=true")).GetProperty("layers").EnumerateArray();
        var derived = layers.Select(row => row.GetProperty("explanation").GetProperty("params").GetProperty("numbers").GetString()!).Where(formula => formula != "0");
        Assert.Equal(
            [
                "(3 × 3 × 1 + 1) × 32 = 320", "(3 × 3 × 32 + 1) × 64 = 18496", "(3 × 3 × 64 + 1) × 64 = 36928",
                "(576 + 1) × 64 = 36928", "(64 + 1) × 10 = 650",
            ],
            derived);
    }

    [Fact]
    public async Task The_shape_is_followed_through_the_model()
    {
        var layers = (await AnswerAsync("/v1/summary?explain=true")).GetProperty("layers");
        Assert.Equal("⌊(28 − 3) / 1⌋ + 1 = 26", Size(layers[0], axis: 1));
        Assert.Equal("3 × 3 × 64 = 576", Size(layers[5], axis: 1));
    }

    [Theory]
    [InlineData("", "en", "(kernel height × kernel width × input channels + 1) × filters")]
    [InlineData("", "zh-CN,zh;q=0.9", "(卷积核高 × 卷积核宽 × 输入通道数 + 1) × 卷积核数")]
    [InlineData("&lang=zh-CN", "en", "(卷积核高 × 卷积核宽 × 输入通道数 + 1) × 卷积核数")]
    public async Task The_language_is_the_one_that_was_asked_for(string option, string accepted, string formula)
    {
        var layer = (await AnswerAsync($"/v1/summary?explain=true{option}", accepted)).GetProperty("layers")[0];
        Assert.Equal(formula, layer.GetProperty("explanation").GetProperty("params").GetProperty("formula").GetString());
    }

    [Fact]
    public async Task The_model_tells_where_its_numbers_are_even_for_a_range_of_its_rows()
    {
        var answer = await AnswerAsync("/v1/summary?explain=true&batch_size=32&layer_range=conv2d$&layer_range=conv2d$");
        Assert.Equal(1, answer.GetProperty("layers").GetArrayLength());
        var explanation = answer.GetProperty("explanation");
        Assert.Equal("conv2d_2", explanation.GetProperty("shares")[0].GetProperty("layer").GetString());
        Assert.Contains("batch of 32", explanation.GetProperty("memory").GetString());
        Assert.Equal((2 * 93322) + 2, explanation.GetProperty("optimizers")[2].GetProperty("params").GetInt64());
    }

    [Fact]
    public async Task A_text_has_its_derivations_below_the_table()
    {
        using var plain = await SendAsync("/v1/summary?format=text");
        using var explained = await SendAsync("/v1/summary?format=text&explain=true");
        var (table, whole) = (await plain.Content.ReadAsStringAsync(Posts.Token), await explained.Content.ReadAsStringAsync(Posts.Token));
        Assert.StartsWith(table, whole);
        Assert.Contains("(kernel height × kernel width × input channels + 1) × filters = (3 × 3 × 1 + 1) × 32 = 320", whole[table.Length..]);
    }

    [Theory]
    [InlineData("en", "## Why", "- Parameters: `(kernel height × kernel width × input channels + 1) × filters = (3 × 3 × 1 + 1) × 32 = 320`")]
    [InlineData("zh-CN", "## 推导", "- 参数量：`(卷积核高 × 卷积核宽 × 输入通道数 + 1) × 卷积核数 = (3 × 3 × 1 + 1) × 32 = 320`")]
    public async Task Markdown_has_its_derivations_below_the_table(string language, string heading, string formula)
    {
        using var plain = await SendAsync($"/v1/summary?format=markdown&lang={language}");
        using var explained = await SendAsync($"/v1/summary?format=markdown&explain=true&lang={language}");
        var (table, whole) = (await plain.Content.ReadAsStringAsync(Posts.Token), await explained.Content.ReadAsStringAsync(Posts.Token));
        Assert.StartsWith(table, whole);
        var lines = whole[table.Length..].Split('\n');
        Assert.Contains(heading, lines);
        Assert.Contains(formula, lines);
    }

    [Fact]
    public async Task In_Markdown_a_name_is_never_markup()
    {
        const string body = """
            {"input_shape":[4],"layers":[{"type":"Dense","name":"<img src=x> [a](b) *c*","units":90},{"type":"Dense","name":"_d_","units":1}]}
            """;
        using var request = Posts.Post("/v1/summary?format=markdown&explain=true", body);
        using var response = await _client.SendAsync(request, Posts.Token);
        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        var named = text.Split('\n').Where(line => line.Contains("<img", StringComparison.Ordinal)).ToList();
        Assert.True(named.Count >= 3, text);
        // What stands between backticks is every other part of a line.
        Assert.All(named, line => Assert.All(line.Split('`').Where((_, i) => i % 2 == 0), part => Assert.DoesNotContain("<img", part)));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("html")]
    public async Task Forms_without_room_for_it_are_as_they_were(string format)
    {
        using var plain = await SendAsync($"/v1/summary?format={format}");
        using var explained = await SendAsync($"/v1/summary?format={format}&explain=true");
        Assert.Equal(await plain.Content.ReadAsStringAsync(Posts.Token), await explained.Content.ReadAsStringAsync(Posts.Token));
    }

    [Fact]
    public async Task One_layer_is_explained_too()
    {
        using var request = Posts.Post("/v1/summary/layer?explain=true", """{"layer":{"type":"Dense","units":10},"inputs":[null,64]}""");
        using var response = await _client.SendAsync(request, Posts.Token);
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Posts.Token), cancellationToken: Posts.Token);
        Assert.Equal("https://keras.io/api/layers/core_layers/dense/", answer.RootElement.GetProperty("explanation").GetProperty("source").GetString());
    }

    [Fact]
    public async Task Without_being_asked_there_is_no_explanation()
    {
        var answer = await AnswerAsync("/v1/summary");
        Assert.False(answer.TryGetProperty("explanation", out _));
        Assert.False(answer.GetProperty("layers")[0].TryGetProperty("explanation", out _));
    }

    private static string? Size(JsonElement row, int axis) => row.GetProperty("explanation").GetProperty("shape")[axis].GetProperty("numbers").GetString();

    private async Task<JsonElement> AnswerAsync(string address, string language = "en")
    {
        using var response = await SendAsync(address, language);
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Posts.Token), cancellationToken: Posts.Token);
        return answer.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string language = "en")
    {
        using var request = Posts.Post(address, Lesson);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await _client.SendAsync(request, Posts.Token);
    }
}
