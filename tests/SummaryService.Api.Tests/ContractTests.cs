using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace SummaryService.Api.Tests;

/// <summary>Every answer is one that the served OpenAPI document promises, to the last member.</summary>
public sealed class ContractTests
{
    private const string Problem = "application/problem+json";
    private const string Json = "application/json";
    private const string Chain = """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""";

    // A layer of the author's own, a graph, nested models, an unknown size: every member of an answer that there is.
    private static readonly string[] Models =
    [
        Chain,
        """{"layers":[]}""",
        """{"input_shape":[null,4],"layers":[{"type":"Conv1D","filters":2,"kernel_size":3},{"type":"GlobalMaxPooling1D"}]}""",
        """{"input_shape":[4],"layers":[{"name":"inner","layers":[{"type":"Dense","units":2}]}]}""",
        """{"layers":[{"type":"Input","name":"i","shape":[4]},{"type":"Dense","name":"d","units":4,"inputs":"i"},{"type":"Add","inputs":["i","d"]}]}""",
        """{"class_name":"Sequential","config":{"name":"s","layers":[{"module":"mine","class_name":"Own","config":{"name":"own"},"registered_name":"mine>Own","build_config":{"input_shape":[null,4]}}],"build_input_shape":[null,4]}}""",
    ];

    private static readonly string Key = Convert.ToHexString(SHA256.HashData("key"u8));

    public static TheoryData<string, string, string?, int> Calls
    {
        get
        {
            var calls = new TheoryData<string, string, string?, int>
            {
                { "GET", "/v1/examples", null, 200 },
                { "GET", "/v1/examples/lenet-5", null, 200 },
                { "GET", "/v1/examples/nothing", null, 404 },
                { "GET", "/v1/layers", null, 200 },
                { "GET", "/v1/layers?lang=nowhere", null, 400 },
                { "GET", "/v1/layers/Conv2D", null, 200 },
                { "GET", "/v1/layers/Lambda", null, 200 },
                { "GET", "/v1/layers/Nothing", null, 404 },
                { "GET", "/v1/schema", null, 200 },
                { "POST", "/v1/summary/layer", """{"layer":{"type":"LSTM","units":4,"return_state":true},"inputs":[null,3,2]}""", 200 },
                { "POST", "/v1/summary/layer", """{"layer":{"type":"LSTM"},"inputs":[null,3,2]}""", 422 },
                { "POST", "/v1/summary", "{", 400 },
                { "POST", "/v1/summary", "", 400 },
                { "POST", "/v1/summary", "[1]", 400 },
                { "POST", "/v1/summary?style=nothing&batch_size=x&other=1", Chain, 400 },
                { "POST", "/v1/summary", """{"layers":[{"type":"Nope"},{"type":"Dense","units":[0]}]}""", 422 },
                { "POST", "/v1/summary", new string('[', 100) + new string(']', 100), 413 },
            };
            foreach (var model in Models)
            {
                calls.Add("POST", "/v1/summary", model, 200);
                calls.Add("POST", "/v1/summary?expand_nested=true&show_trainable=true&batch_size=2", model, 200);
            }

            foreach (var target in new[] { "simple", "keras3", "keras2" })
                calls.Add("POST", $"/v1/convert?to={target}", Chain, 200);
            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_answer_is_as_the_document_says(string method, string url, string? body, int status)
    {
        using var service = new Service();
        using var client = service.CreateClient();
        using var request = Request(method, url, body);
        await AssertPromisedAsync(client, request, status);
    }

    [Theory]
    [InlineData(401, "GET", "/v1/layers", null, "Access:Keys")]
    [InlineData(401, "POST", "/v1/summary", null, "Access:Keys")]
    [InlineData(406, "POST", "/v1/summary", "image/png", "")]
    [InlineData(415, "POST", "/v1/convert", "image/png", "")]
    [InlineData(429, "POST", "/v1/summary", null, "RateLimits:Enabled")]
    [InlineData(429, "GET", "/v1/examples", null, "RateLimits:Enabled")]
    public async Task A_refusal_is_as_the_document_says(int status, string method, string url, string? type, string setting)
    {
        using var service = new Service().With("RateLimits:Burst", "2").With("RateLimits:PerSecond", "1");
        if (setting.Length > 0) service.With(setting, setting == "Access:Keys" ? Key : "true");
        using var client = service.CreateClient();
        using var request = Request(method, url, method == "GET" ? null : Chain);
        if (status == 406) request.Headers.Accept.ParseAdd(type!);
        if (status == 415) request.Content!.Headers.ContentType = new(type!);
        if (status == 429)
        {
            // The document is the other call that the bucket holds.
            using var first = Request("GET", "/v1/examples", null);
            await client.SendAsync(first, Posts.Token);
        }

        await AssertPromisedAsync(client, request, status);
    }

    private static HttpRequestMessage Request(string method, string url, string? body) =>
        body is null ? new(new HttpMethod(method), url) : Posts.Post(url, body);

    private static async Task AssertPromisedAsync(HttpClient client, HttpRequestMessage request, int status)
    {
        var document = JsonNode.Parse(await client.GetStringAsync("/swagger/v1/swagger.json", Posts.Token))!;
        var path = request.RequestUri!.OriginalString.Split('?')[0];
        using var response = await client.SendAsync(request, Posts.Token);
        var text = await response.Content.ReadAsStringAsync(Posts.Token);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);

        var (_, operations) = Assert.Single(document["paths"]!.AsObject(), known => Regex.IsMatch(path, $"^{Regex.Replace(known.Key, @"\{\w+\}", "[^/]+")}$") && !Competes(document, known.Key, path));
        var promised = operations![request.Method.Method.ToLowerInvariant()]!["responses"]![$"{status}"];
        Assert.True(promised is not null, $"The document does not have the status {status}.");
        var type = response.Content.Headers.ContentType!.MediaType!;
        Assert.Equal(status < 300, type != Problem);
        var schema = promised["content"]![type]?["schema"];
        Assert.True(schema is not null, $"The document does not have {type}.");
        Assert.Empty((await SchemaAsync(document, schema)).Validate(text));
    }

    // A path with a name in it gives way to one that is spelled out.
    private static bool Competes(JsonNode document, string known, string path) => known != path && document["paths"]![path] is not null;

    /// <summary>A schema of the document as one of its own, which takes no member that is not in it.</summary>
    private static Task<JsonSchema> SchemaAsync(JsonNode document, JsonNode schema)
    {
        var definitions = document["components"]!["schemas"]!.DeepClone();
        foreach (var (_, definition) in definitions.AsObject())
        {
            if (definition!["properties"] is not null) definition["additionalProperties"] = false;
        }

        var root = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["definitions"] = definitions };
        return JsonSchema.FromJsonAsync(root.ToJsonString().Replace("#/components/schemas/", "#/definitions/"), Posts.Token);
    }
}
