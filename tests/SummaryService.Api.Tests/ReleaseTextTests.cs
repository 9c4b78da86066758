using System.Globalization;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

/// <summary>The texts of the releases over HTTP: of every measured model one of each style.</summary>
public sealed class ReleaseTextTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    public static TheoryData<string> All => new(Models.In("models").Concat(Models.In("applications")));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_model_prints_what_the_releases_print(string name)
    {
        var model = Models.Read(name);
        var body = model["model_json"]!.ToJsonString();
        var texts = model["summaries"]!.AsArray().DistinctBy(summary => (string)summary!["style"]!).ToList();
        Assert.NotEmpty(texts);
        foreach (var expected in texts)
        {
            var query = Query(expected!);
            using var response = await _client.SendAsync(Posts.Post($"/v1/summary?{query}", body), Posts.Token);
            Assert.Equal($"{query}\n{expected!["text"]}", $"{query}\n{await response.Content.ReadAsStringAsync(Posts.Token)}");
        }
    }

    [Theory]
    [InlineData("?format=text&style=keras2.3.1", null, "dense_1 (Dense)")]
    [InlineData("?format=text&style=tf2.6", null, "conv_lst_m2d (ConvLSTM2D)")]
    [InlineData("?format=text&style=tf2.7", null, "conv_lstm2d (ConvLSTM2D)")]
    [InlineData("?style=tf2.6", "text/plain", "conv_lst_m2d (ConvLSTM2D)")]
    [InlineData("?style=keras2.3.1", "text/plain", "Model: \"sequential_1\"")]
    [InlineData("?format=text", null, "conv_lstm2d (ConvLSTM2D)")]
    [InlineData("?style=tf2.6", null, "\"name\":\"conv_lstm2d\"")]
    public async Task What_has_no_name_gets_the_one_that_the_release_would_give(string query, string? accept, string expected)
    {
        const string Body = """
            { "input_shape": [5, 8, 8, 1], "layers": [
              { "type": "ConvLSTM2D", "filters": 2, "kernel_size": 3 }, { "type": "Flatten" }, { "type": "Dense", "units": 1 }] }
            """;
        using var response = await _client.SendAsync(Posts.Post($"/v1/summary{query}", Body, accept: accept), Posts.Token);

        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Posts.Token));
    }

    private static string Query(JsonNode summary)
    {
        var options = summary["options"]!.AsObject()
            .SelectMany(option => option.Key is "layer_range"
                ? option.Value!.AsArray().Select(layer => (option.Key, Value: (string)layer!))
                : [(option.Key, Text(option.Value!))]);
        return string.Join('&', [
            "format=text",
            $"style={summary["style"]}",
            $"terminal_columns={summary["terminal_columns"] ?? 80}",
            .. options.Select(option => $"{option.Key}={Uri.EscapeDataString(option.Value)}"),
        ]);
    }

    private static string Text(JsonNode value) => value is JsonArray numbers
        ? string.Join(',', numbers.Select(number => ((double)number!).ToString(CultureInfo.InvariantCulture)))
        : value.ToJsonString();
}
