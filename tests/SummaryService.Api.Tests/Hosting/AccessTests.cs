using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests.Hosting;

public sealed class AccessTests
{
    private const string Key = "correct horse battery staple";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData("correct horse battery staple"u8));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("correct horse battery staples")]
    public async Task Without_a_valid_key_nothing_is_answered(string? key)
    {
        using var service = new Service().With("Access:Keys", Hash);
        using var client = service.CreateClient();
        using var request = Posts.Post("/v1/summary");
        if (key is not null) request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        using var response = await client.SendAsync(request, Posts.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        Assert.Contains("X-Api-Key", (await response.ProblemAsync()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_hash_of_a_key_is_no_key()
    {
        using var service = new Service().With("Access:Keys", Hash);
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", Hash);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/examples", Posts.Token)).StatusCode);
    }

    [Fact]
    public async Task With_its_key_a_caller_is_answered_and_probes_and_pages_need_none()
    {
        using var service = new Service().With("Access:Keys", $"{new string('0', 64)}, {Hash.ToUpperInvariant()}");
        using var client = service.CreateClient();
        foreach (var open in new[] { "/health/live", "/health/ready", "/swagger/index.html", "/swagger/v1/swagger.json" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(open, Posts.Token)).StatusCode);
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/examples", Posts.Token)).StatusCode);
        Assert.All(service.Log.Lines, line => Assert.DoesNotContain(Key, line));
    }

    [Fact]
    public async Task Where_a_key_is_needed_the_documentation_tells_how_it_is_sent_and_nothing_else_of_it_changes()
    {
        using var guarded = new Service().With("Access:Keys", Hash);
        using var open = new Service();
        var (described, plain) = (await DocumentAsync(guarded), await DocumentAsync(open));
        Assert.Null(plain["security"]);
        Assert.Null(plain["components"]!["securitySchemes"]);

        // The one scheme, and with it every call; the calls themselves declare nothing that would outdo that.
        var (name, scheme) = Assert.Single(described["components"]!["securitySchemes"]!.AsObject());
        Assert.Equal(("apiKey", "header"), ((string?)scheme!["type"], (string?)scheme["in"]));
        Assert.Equal($$"""[{"{{name}}":[]}]""", described["security"]!.ToJsonString());
        using var client = guarded.CreateClient();
        client.DefaultRequestHeaders.Add((string)scheme["name"]!, Key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/examples", Posts.Token)).StatusCode);

        described.AsObject().Remove("security");
        described["components"]!.AsObject().Remove("securitySchemes");
        Assert.True(JsonNode.DeepEquals(plain, described));
    }

    [Theory]
    [InlineData("Keys", "not-a-hash")]
    [InlineData("Origins", "school.example")]
    [InlineData("Proxies", "10.0.0.0/99")]
    public void A_list_that_cannot_be_used_ends_the_start_without_telling_what_was_in_it(string name, string value)
    {
        using var service = new Service().With($"Access:{name}", value);
        var fault = Assert.ThrowsAny<Exception>(service.CreateClient);

        Assert.Contains($"Access:{name}", fault.Message);
        Assert.DoesNotContain(value, fault.ToString());
    }

    [Theory]
    [InlineData("https://school.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Pages_of_the_origins_that_are_listed_may_call(string origin, bool isListed)
    {
        using var service = new Service().With("Access:Origins", "https://school.example").With("Access:Keys", Hash);
        using var client = service.CreateClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/summary");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,x-api-key");
        using var answer = await client.SendAsync(preflight, Posts.Token);

        Assert.Equal(isListed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) && allowed.Single() == origin);
    }

    [Fact]
    public async Task No_page_of_another_origin_may_call_by_default()
    {
        using var service = new Service();
        using var client = service.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/examples");
        request.Headers.Add("Origin", "https://school.example");
        using var answer = await client.SendAsync(request, Posts.Token);

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<JsonNode> DocumentAsync(Service service)
    {
        using var client = service.CreateClient();
        return JsonNode.Parse(await client.GetStringAsync("/swagger/v1/swagger.json", Posts.Token))!;
    }
}
