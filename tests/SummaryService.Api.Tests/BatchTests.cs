using System.Net;
using System.Text.Json;

namespace SummaryService.Api.Tests;

/// <summary>Many architectures, one a line: as many answers, in order, while more lines come in.</summary>
public sealed class BatchTests(Service service) : IClassFixture<Service>
{
    private const string Path = "/v1/summaries";
    private const string Lines = "application/x-ndjson";

    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task Each_line_is_answered_as_a_body_of_its_own_is_and_in_order()
    {
        string[] bodies = [.. Enumerable.Range(1, 200).Select(Model), "{\"layers\": ", "[]", """{"input_shape": [4], "layers": [{"type": "Dense", "unit": 2}]}"""];
        var answers = await AnswersAsync(_client, string.Join('\n', bodies));

        Assert.Equal(bodies.Length, answers.Length);
        foreach (var (body, answer) in bodies.Zip(answers))
        {
            using var request = Posts.Post("/v1/summary", body);
            using var single = await _client.SendAsync(request, Posts.Token);
            Assert.Equal(await single.Content.ReadAsStringAsync(Posts.Token), answer);
        }
    }

    [Theory]
    [InlineData("\n\n{0}\n \t\n{0}\r\n\n", 2)]
    [InlineData("{0}", 1)]
    [InlineData("\n", 0)]
    [InlineData("", 0)]
    public async Task Lines_of_white_space_are_no_lines(string form, int answers) =>
        Assert.Equal(answers, (await AnswersAsync(_client, form.Replace("{0}", Model(1), StringComparison.Ordinal))).Length);

    [Fact]
    public async Task A_line_over_the_limit_is_refused_and_the_next_is_answered()
    {
        using var small = new Service().With("Limits:MaxBodyBytes", "1000");
        using var client = small.CreateClient();
        string Padded(int length) => Model(3).PadRight(length);
        var answers = await AnswersAsync(client, string.Join('\n', Padded(999), Padded(1000), Padded(1001), Padded(100_000), Model(3).PadLeft(2000), Model(4)));

        Assert.Equal([200, 200, 413, 413, 413, 200], answers.Select(Status));
        Assert.Contains("1000 bytes", answers[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task The_end_of_a_line_is_no_part_of_it(string end)
    {
        using var small = new Service().With("Limits:MaxBodyBytes", "1000");
        using var client = small.CreateClient();
        string[] lines = [Model(3).PadRight(1000), Model(3).PadLeft(1000), Model(3).PadRight(1001), Model(3).PadRight(1002), Model(3).PadRight(999) + '\r'];
        var answers = await AnswersAsync(client, string.Concat(lines.Select(line => line + end)));

        Assert.Equal([200, 200, 413, 413, 200], answers.Select(Status));
    }

    [Fact]
    public async Task Options_are_the_same_for_each_line()
    {
        var answers = await AnswersAsync(_client, $"{Model(1)}\n{{}}", "?lang=zh-CN&batch_size=8&explain=true");
        Assert.Equal(8 * 4, JsonDocument.Parse(answers[0]).RootElement.GetProperty("totals").GetProperty("macs").GetInt64());
        Assert.Contains("explanation", answers[0], StringComparison.Ordinal);
        Assert.Contains("请求体", answers[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?format=text", Lines, null, HttpStatusCode.BadRequest)]
    [InlineData("?batch_size=0", Lines, null, HttpStatusCode.BadRequest)]
    [InlineData("", "image/png", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("", Lines, "text/html", HttpStatusCode.NotAcceptable)]
    public async Task A_request_that_is_wrong_as_a_whole_is_refused_as_a_whole(string query, string contentType, string? accept, HttpStatusCode status)
    {
        using var request = Posts.Post(Path + query, Model(1), contentType, accept);
        using var response = await _client.SendAsync(request, Posts.Token);
        Assert.Equal(status, response.StatusCode);
        await response.ProblemAsync();
    }

    private static string Model(int units) => $$"""{"input_shape": [4], "layers": [{"type": "Dense", "units": {{units}}}]}""";

    private static int Status(string answer) => JsonDocument.Parse(answer).RootElement.TryGetProperty("status", out var status) ? status.GetInt32() : 200;

    private static long Params(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("totals").GetProperty("params").GetInt64();

    private static async Task<string[]> AnswersAsync(HttpClient client, string body, string query = "")
    {
        using var request = Posts.Post(Path + query, body, Lines);
        using var response = await client.SendAsync(request, Posts.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Lines, response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadAsStringAsync(Posts.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
