using System.Net;
using System.Text.Json;

namespace SummaryService.Api.Tests;

public sealed class OptionTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("format=", "format", "json, text, markdown, csv, html")]
    [InlineData("format=texts", "format", "Did you mean 'text'?")]
    [InlineData("format=md%00", "format", "Served: json,")]
    [InlineData("format=svg", "format", "Served: json, text, markdown, csv, html.")]
    [InlineData("format=json&format=text", "format", "Served: json, text, markdown, csv, html.")]
    [InlineData("style=keras", "style", "Did you mean 'keras3'?")]
    [InlineData("style=tf2.6.x", "style", "Did you mean 'tf2.6'?")]
    [InlineData("style=tf2.6%00", "style", "Did you mean 'tf2.6'?")]
    [InlineData("style=Tf_2.66.6.6", "style", "Served: keras3,")]
    [InlineData("line_length=wide", "line_length", "from 0 to 10000")]
    [InlineData("line_length=-1", "line_length", "from 0 to 10000")]
    [InlineData("line_length=10001", "line_length", "from 0 to 10000")]
    [InlineData("line_length=99999999999999999999", "line_length", "from 0 to 10000")]
    [InlineData("line_length=80.0", "line_length", "from 0 to 10000")]
    [InlineData("line_length=80%00", "line_length", "from 0 to 10000")]
    [InlineData("positions=0.3,1%00", "positions", "with commas")]
    [InlineData("positions=a,b", "positions", "with commas")]
    [InlineData("positions=0.3,,1", "positions", "with commas")]
    [InlineData("positions=NaN", "positions", "with commas")]
    [InlineData("positions=1e999", "positions", "with commas")]
    [InlineData("positions=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", "positions", "up to 16")]
    [InlineData("terminal_columns=0", "terminal_columns", "from 1 to 10000")]
    [InlineData("expand_nested=yes", "expand_nested", "true or false")]
    [InlineData("show_trainable=2", "show_trainable", "true or false")]
    [InlineData("explain=true%00", "explain", "true or false")]
    [InlineData("explain=%201", "explain", "true or false")]
    [InlineData("explain=", "explain", "true or false")]
    [InlineData("batch_size=0", "batch_size", "from 1 to 2147483647")]
    [InlineData("explain=perhaps", "explain", "true or false")]
    [InlineData("lang=de", "lang", "en, zh-CN")]
    [InlineData("lang=zhuang", "lang", "en, zh-CN")]
    [InlineData("lang=zh%00", "lang", "en, zh-CN")]
    [InlineData("lang=zh-%00", "lang", "en, zh-CN")]
    [InlineData("layer_range=a", "layer_range", "layer_range=conv2d&layer_range=flatten")]
    [InlineData("lineLength=80", "lineLength", "Did you mean 'line_length'?")]
    [InlineData("expand-nested=true", "expand-nested", "Did you mean 'expand_nested'?")]
    [InlineData("whatever_this_may_be=1", "whatever_this_may_be", "The options are format,")]
    public async Task A_wrong_option_is_named_and_the_right_one_told(string query, string option, string hint)
    {
        using var response = await _client.SendAsync(Posts.Post($"/v1/summary?{query}"), Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/invalid-options", problem.GetProperty("type").GetString());
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("invalid_option", error.GetProperty("code").GetString());
        Assert.Equal(option, error.GetProperty("parameter").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Contains(hint, error.GetProperty("hint").GetString());
        Assert.Equal(JsonValueKind.String, error.GetProperty("received").ValueKind);
    }

    [Fact]
    public async Task Every_wrong_option_is_reported_at_once()
    {
        using var response = await _client.SendAsync(
            Posts.Post("/v1/summary?style=x&line_length=x&unknown=x&batch_size=x"), Posts.Token);

        var errors = (await response.ProblemAsync()).GetProperty("errors").EnumerateArray();
        Assert.Equal(
            ["unknown", "style", "line_length", "batch_size"],
            errors.Select(error => error.GetProperty("parameter").GetString()));
    }

    [Theory]
    [InlineData("/v1/summary", 100, 100)]
    [InlineData("/v1/summary", 101, 100)]
    [InlineData("/v1/summary", 1000, 100)]
    [InlineData("/v1/summaries", 1000, 100)]
    [InlineData("/v1/diagram", 1000, 100)]
    public async Task Of_very_many_wrong_options_a_hundred_are_reported(string url, int sent, int reported)
    {
        var unknown = string.Join('&', Enumerable.Range(0, sent).Select(i => $"u{i}"));
        using var response = await _client.SendAsync(Posts.Post($"{url}?{unknown}&lang=x"), Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.ProblemAsync();
        Assert.Equal(reported, problem.GetProperty("errors").GetArrayLength());
        Assert.StartsWith("100 problems", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("layer_range=conv2d_7&layer_range=flatten_2", "conv2d_7,max_pooling2d_5,conv2d_8,flatten_2")]
    [InlineData("layer_range=dense_5&layer_range=dense.4", "dense_4,dense_5")]
    public async Task A_range_of_layers_is_what_is_shown(string query, string layers)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary?{query}");

        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Posts.Token)).RootElement;
        Assert.Equal(layers, string.Join(',', answer.GetProperty("layers").EnumerateArray().Select(row => row.GetProperty("name").GetString())));
        Assert.Equal(93_322, answer.GetProperty("totals").GetProperty("params").GetInt32());
    }

    [Theory]
    [InlineData("layer_range=nothing&layer_range=dense_5")]
    [InlineData("layer_range=(&layer_range=dense_5")]
    [InlineData("layer_range=(?=d)&layer_range=dense_5")]
    public async Task A_range_that_finds_nothing_is_a_wrong_option(string query)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary?{query}");

        var problem = await response.ProblemAsync();
        Assert.Equal("/problems/invalid-options", problem.GetProperty("type").GetString());
        Assert.Equal("layer_range", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("format=md", "format=markdown")]
    [InlineData("format=TXT", "format=text")]
    [InlineData("format=Json", "format=json")]
    [InlineData("format=htm", "format=html")]
    [InlineData("format=text&style=Keras3", "format=text&style=keras3")]
    [InlineData("format=text&style=tf2.16", "format=text&style=keras3")]
    [InlineData("format=text&style=tf2.9", "format=text&style=tf2.8")]
    [InlineData("format=text&style=tf1.15", "format=text&style=tf2.4")]
    [InlineData("format=text&style=keras2.4", "format=text&style=tf2.4")]
    [InlineData("explain=1", "explain=true")]
    [InlineData("explain=TRUE", "explain=true")]
    [InlineData("explain=0", "explain=false")]
    [InlineData("explain=1&lang=zh", "explain=true&lang=zh-CN")]
    [InlineData("explain=1&lang=zh-cn", "explain=true&lang=zh-CN")]
    [InlineData("explain=1&lang=zh-Hans", "explain=true&lang=zh-CN")]
    [InlineData("explain=1&lang=zh_CN", "explain=true&lang=zh-CN")]
    [InlineData("explain=1&lang=en-GB", "explain=true&lang=en")]
    public async Task What_is_meant_well_is_taken_for_what_is_meant(string meant, string said)
    {
        using var expected = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary?{said}");
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary?{meant}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected.Content.Headers.ContentType, response.Content.Headers.ContentType);
        Assert.Equal(await expected.Content.ReadAsStringAsync(Posts.Token), await response.Content.ReadAsStringAsync(Posts.Token));
    }

    [Theory]
    [InlineData("/v1/diagram?format=MMD", "/v1/diagram?format=mermaid")]
    [InlineData("/v1/diagram?format=gv", "/v1/diagram?format=dot")]
    [InlineData("/v1/diagram?view=Flow&direction=LR", "/v1/diagram?view=flow&direction=lr")]
    [InlineData("/v1/diagram?show_params=0", "/v1/diagram?show_params=false")]
    [InlineData("/v1/convert?to=Keras3", "/v1/convert?to=keras3")]
    public async Task So_it_is_by_every_call(string meant, string said)
    {
        using var expected = await _client.PostExampleAsync(Posts.Lesson, said);
        using var response = await _client.PostExampleAsync(Posts.Lesson, meant);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await expected.Content.ReadAsStringAsync(Posts.Token), await response.Content.ReadAsStringAsync(Posts.Token));
    }

    [Fact]
    public async Task A_layer_takes_no_options_of_a_table()
    {
        using var response = await _client.SendAsync(Posts.Post("/v1/summary/layer?line_length=80"), Posts.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?format=json&style=keras3&line_length=100&positions=&terminal_columns=200")]
    [InlineData("?positions=0.33,0.55,0.67,1.0&expand_nested=True&show_trainable=false&batch_size=32&explain=false&lang=zh-CN")]
    [InlineData("?FORMAT=json")]
    public async Task Right_options_are_taken(string query)
    {
        using var response = await _client.PostExampleAsync(Posts.Lesson, $"/v1/summary{query}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
