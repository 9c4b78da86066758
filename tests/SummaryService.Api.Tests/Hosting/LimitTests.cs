using System.Net;
using System.Text.Json;

namespace SummaryService.Api.Tests.Hosting;

public sealed class LimitTests
{
    private const int N = 7;

    private static readonly Dictionary<string, Func<int, string>> Bodies = new()
    {
        ["MaxDepth"] = n => $$"""{"class_name":"Sequential","config":{"name":"s","layers":[]},"note":{{new string('[', n - 1)}}{{new string(']', n - 1)}}}""",
        ["MaxLayers"] = n => $$"""{"input_shape":[8],"layers":[{{Join(n, _ => """{"type":"ReLU"}""")}}]}""",
        ["MaxNameLength"] = n => $$"""{"input_shape":[8],"layers":[{"type":"ReLU","name":"{{new string('n', n)}}"}]}""",
        ["MaxRank"] = n => $$"""{"input_shape":[{{Join(n - 1, _ => "1")}}],"layers":[{"type":"ReLU"}]}""",
        ["MaxModelVisits"] = n =>
            $$"""
            {"layers":[
              {{Join(n, i => $$"""{"type":"Input","name":"i{{i}}","shape":[{{i + 1}},4]}""")}},
              {"name":"m","layers":[{"type":"Dense","units":2}],"calls":[{{Join(n, i => $"\"i{i}\"")}}]}]}
            """,
        ["MaxTensors"] = n =>
            $$"""{"layers":[{"type":"Input","name":"i","shape":[{{n}}]},{"type":"ops.split","indices_or_sections":{{n}},"axis":1,"inputs":"i"}]}""",
        ["MaxReferences"] = n => $$"""{"layers":[{"type":"Input","name":"i","shape":[2]},{"type":"Add","inputs":[{{Join(n, _ => "\"i\"")}}]}]}""",
        ["MaxBodyBytes"] = n => $"[{new string(' ', n - 2)}]",
    };

    public static TheoryData<string> Counted => new(Bodies.Keys);

    [Theory]
    [MemberData(nameof(Counted))]
    public async Task What_is_within_a_limit_is_taken_and_what_is_over_it_is_refused_by_its_name(string limit)
    {
        var most = limit == "MaxBodyBytes" ? 100 : N;
        using var service = new Service().With($"Limits:{limit}", $"{most}");
        using var client = service.CreateClient();

        foreach (var number in new[] { most - 1, most })
        {
            using var taken = await client.SendAsync(Posts.Post("/v1/summary", Bodies[limit](number)), Posts.Token);
            Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, taken.StatusCode);
            if (limit != "MaxBodyBytes") Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await client.SendAsync(Posts.Post("/v1/summary", Bodies[limit](most + 1)), Posts.Token);
        await AssertNamed(refused, $"{most}");
    }

    [Theory]
    [InlineData("/v1/summary?format=json")]
    [InlineData("/v1/summary?format=text&style=tf2.6")]
    [InlineData("/v1/summary?format=text&style=keras3")]
    [InlineData("/v1/summary?format=markdown")]
    [InlineData("/v1/summary?format=csv")]
    [InlineData("/v1/summary?format=html")]
    [InlineData("/v1/convert?to=keras3")]
    public async Task An_answer_is_as_long_as_it_may_be(string url)
    {
        using var free = new Service();
        using var client = free.CreateClient();
        using var whole = await client.PostExampleAsync(Posts.Lesson, url);
        var length = (int)whole.Content.Headers.ContentLength!;

        Assert.Equal(HttpStatusCode.OK, await StatusWithLimitAsync(length + 1));
        Assert.Equal(HttpStatusCode.OK, await StatusWithLimitAsync(length));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusWithLimitAsync(length - 1));

        async Task<HttpStatusCode> StatusWithLimitAsync(int limit)
        {
            using var service = new Service().With("Limits:MaxAnswerBytes", $"{limit}");
            using var limited = service.CreateClient();
            using var response = await limited.PostExampleAsync(Posts.Lesson, url);
            if (!response.IsSuccessStatusCode) await AssertNamed(response, $"{limit}");
            return response.StatusCode;
        }
    }

    [Theory]
    [InlineData("/v1/summary")]
    [InlineData("/v1/convert?to=keras3")]
    public async Task Work_that_takes_too_long_is_ended(string url)
    {
        using var service = new Service().With("Limits:RequestTime", "00:00:00.001");
        using var client = service.CreateClient();
        using var response = await client.SendAsync(Posts.Post(url, Bodies["MaxLayers"](20_000)), Posts.Token);

        await AssertNamed(response, "0.001 s");
    }

    [Fact]
    public async Task A_body_that_takes_too_long_to_arrive_is_not_waited_for()
    {
        using var service = await RunningService.StartAsync(("Limits__ArrivalTime", "00:00:02"));
        using var request = await service.BeginPostAsync("{}");
        var answer = await request.EndAsync("");

        Assert.StartsWith("HTTP/1.1 408 ", answer);
        Assert.Contains("2 s", answer);
    }

    [Theory]
    [InlineData("MaxDepth", "65")]
    [InlineData("MaxAnswerBytes", "33554433")]
    [InlineData("MaxLayers", "0")]
    [InlineData("RequestTime", "00:00:00")]
    public void A_limit_that_cannot_be_kept_ends_the_start(string limit, string value)
    {
        using var service = new Service().With($"Limits:{limit}", value);

        Assert.Contains($"Limits:{limit}", Assert.ThrowsAny<Exception>(service.CreateClient).Message);
    }

    private static async Task AssertNamed(HttpResponseMessage refused, string limit)
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var problem = await refused.ProblemAsync();
        Assert.Equal("/problems/limit-exceeded", problem.GetProperty("type").GetString());
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Matches($@"\b{limit}\b", error.GetProperty("message").GetString()!);
        Assert.Equal(JsonValueKind.String, error.GetProperty("hint").ValueKind);
    }

    private static string Join(int count, Func<int, string> item) => string.Join(",", Enumerable.Range(0, count).Select(item));
}
