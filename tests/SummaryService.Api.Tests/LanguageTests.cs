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
