using System.Text.Json;
using System.Text.RegularExpressions;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Tests;

/// <summary>What the service itself refuses is told in the caller's language; codes, names and numbers are the same in each.</summary>
public sealed partial class LanguageTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("/v1/summary?line_length=-1&lang=zh-CN", "{}", "'line_length' 不是范围内的整数。", "请用 0 到 10000 的整数。")]
    [InlineData("/v1/summary?lineLength=1&lang=zh-CN", "{}", "没有选项 'lineLength'。", "是否想写 'line_length'？")]
    [InlineData("/v1/summary?lang=zh-CN", "", "请求体为空。", "直接提交模型结构：curl -d @model.json，或 /v1/examples 中的一个。")]
    [InlineData("/v1/summary?lang=zh-CN", """{"layers":[{"type":"Dens","name":"a"}]}""", "没有名为 'Dens' 的层类型。", "是否想写 'Dense'？")]
    public async Task A_refusal_is_told_in_Chinese(string address, string body, string message, string hint)
    {
        using var response = await _client.SendAsync(Posts.Post(address, body), Posts.Token);
        var error = (await response.ProblemAsync()).GetProperty("errors")[0];
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(hint, error.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task Title_and_detail_follow_the_header()
    {
        using var request = Posts.Post("/v1/summary", """{"input_shape":[4],"layers":[{"type":"Dense","name":"a"},{"type":"Dense","name":"b"}]}""");
        request.Headers.TryAddWithoutValidation("Accept-Language", "zh");
        using var response = await _client.SendAsync(request, Posts.Token);
        var problem = await response.ProblemAsync();
        Assert.Equal("模型结构无效。", problem.GetProperty("title").GetString());
        Assert.Equal("2 层中有 2 个问题。", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("?lang=zh-CN", "en", "卷积层")]
    [InlineData("", "zh-TW,zh;q=0.9", "卷积层")]
    [InlineData("", "fr, en;q=0.5", "Convolution")]
    public async Task The_catalogue_s_families_are_named_in_the_caller_s_language(string query, string accepted, string family)
    {
        using var list = new HttpRequestMessage(HttpMethod.Get, $"/v1/layers{query}");
        using var page = new HttpRequestMessage(HttpMethod.Get, $"/v1/layers/Conv2D{query}");
        var families = (await AskAsync(list, accepted)).GetProperty("families").EnumerateArray().Select(item => item.GetProperty("name").GetString());
        Assert.Contains(family, families);
        Assert.Equal(family, (await AskAsync(page, accepted)).GetProperty("family").GetString());
    }

    [Theory]
    [InlineData("PUT", "/v1/summary", 405, "这个地址不接受这种方法。")]
    [InlineData("GET", "/v1/nothing", 404, "这个地址没有内容。")]
    public async Task What_the_framework_refuses_is_told_in_Chinese_too(string method, string address, int status, string title)
    {
        using var request = new HttpRequestMessage(new(method), address);
        request.Headers.TryAddWithoutValidation("Accept-Language", "zh-CN");
        using var response = await _client.SendAsync(request, Posts.Token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(title, (await response.ProblemAsync()).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("application/xml", "{}", "不接受这种内容类型。")]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n", "表单不是单个文件。")]
    public async Task A_body_that_is_not_read_is_refused_in_Chinese(string type, string body, string title)
    {
        using var request = Posts.Post("/v1/summary?lang=zh-CN", body);
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _client.SendAsync(request, Posts.Token);
        Assert.Equal(title, (await response.ProblemAsync()).GetProperty("title").GetString());
    }

    private async Task<JsonElement> AskAsync(HttpRequestMessage request, string accepted)
    {
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await _client.SendAsync(request, Posts.Token);
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Posts.Token), cancellationToken: Posts.Token);
        return answer.RootElement.Clone();
    }

    [Fact]
    public void Every_phrase_that_the_service_uses_has_words_and_no_other()
    {
        var source = string.Join('\n', Directory
            .GetFiles(Path.Combine(Cases.Root, "src", "SummaryService.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var used = Key().Matches(source).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(used, RefusalWords.In("en").Keys.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""Phrase\.Of\("([a-z_0-9.]+)""")]
    private static partial Regex Key();
}
