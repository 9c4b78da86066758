using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SummaryService.Api.Tests;

public sealed partial class DocumentationTests(Service service) : IClassFixture<Service>
{
    private const string Renew = "RENEW_CASES";

    private readonly HttpClient _client = service.CreateClient();

    [Fact]
    public async Task The_document_is_the_one_that_was_reviewed()
    {
        var served = await _client.GetStringAsync("/swagger/v1/swagger.json", Posts.Token);
        var path = Cases.Path("openapi.json");
        if (Environment.GetEnvironmentVariable(Renew) is "1")
            await File.WriteAllTextAsync(path, served, Posts.Token);

        var reviewed = await File.ReadAllTextAsync(path, Posts.Token);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(reviewed), JsonNode.Parse(served)),
            $"The OpenAPI document differs from tests/cases/openapi.json. If that is meant, run the test once with {Renew}=1 "
            + "and review the difference of the file.");
    }

    [Fact]
    public async Task The_document_describes_every_operation()
    {
        var document = await DocumentAsync();

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        var operations = Operations(document).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            foreach (var member in new[] { "operationId", "summary", "description" })
                Assert.NotEmpty(operation.GetProperty(member).GetString()!);
            Assert.All(Parameters(operation), parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString()!));
        });
    }

    [Fact]
    public async Task The_main_call_comes_first_and_its_group_too()
    {
        var document = await DocumentAsync();

        Assert.Equal("/v1/summary", document.GetProperty("paths").EnumerateObject().First().Name);
        var tag = Operations(document).First().GetProperty("tags")[0].GetString();
        Assert.Equal(tag, document.GetProperty("tags")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_is_declared_with_an_example_that_is_found()
    {
        foreach (var path in (await DocumentAsync()).GetProperty("paths").EnumerateObject())
        {
            var names = InBraces().Matches(path.Name).Select(match => match.Groups[1].Value).ToList();
            foreach (var operation in path.Value.EnumerateObject())
            {
                var declared = Parameters(operation.Value).Where(parameter => parameter.GetProperty("in").GetString() == "path").ToList();
                Assert.Equal(names, declared.Select(parameter => parameter.GetProperty("name").GetString()!));
                if (declared.Count == 0) continue;
                Assert.All(declared, parameter => Assert.True(parameter.GetProperty("required").GetBoolean()));
                var address = declared.Aggregate(
                    path.Name, (address, parameter) => address.Replace($"{{{parameter.GetProperty("name").GetString()}}}", parameter.GetProperty("example").GetString(), StringComparison.Ordinal));
                using var response = await _client.GetAsync(address, Posts.Token);
                Assert.True(response.IsSuccessStatusCode, address);
            }
        }
    }

    [Fact]
    public async Task The_examples_can_be_chosen_from()
    {
        var parameter = Parameters((await DocumentAsync()).GetProperty("paths").GetProperty("/v1/examples/{name}").GetProperty("get")).First();
        var list = JsonDocument.Parse(await _client.GetStringAsync("/v1/examples", Posts.Token)).RootElement;

        Assert.Equal(
            list.EnumerateArray().Select(example => example.GetProperty("name").GetString()),
            parameter.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(choice => choice.GetString()));
    }

    [Fact]
    public async Task Each_problem_is_shown_as_one_of_its_status()
    {
        var examples = Operations(await DocumentAsync())
            .SelectMany(operation => operation.GetProperty("responses").EnumerateObject())
            .Where(response => int.Parse(response.Name, CultureInfo.InvariantCulture) >= 400)
            .Select(response => (Status: response.Name, Example: response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("example")))
            .ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, problem =>
        {
            Assert.Equal(problem.Status, problem.Example.GetProperty("status").GetRawText());
            Assert.NotEmpty(problem.Example.GetProperty("title").GetString()!);
        });
    }

    [Fact]
    public async Task What_to_try_first_is_the_lesson_with_options_that_are_taken()
    {
        var operation = (await DocumentAsync()).GetProperty("paths").GetProperty("/v1/summary").GetProperty("post");
        var example = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("examples").EnumerateObject().First();
        var defaults = operation.GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.GetProperty("schema").TryGetProperty("default", out _))
            .Select(parameter => $"{parameter.GetProperty("name").GetString()}={parameter.GetProperty("schema").GetProperty("default")}");

        Assert.Equal(Posts.Lesson, example.Name);
        using var request = Posts.Post(
            $"/v1/summary?{string.Join('&', defaults)}", example.Value.GetProperty("value").GetRawText(), accept: "application/json");
        using var response = await _client.SendAsync(request, Posts.Token);
        var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Posts.Token), default, Posts.Token);
        Assert.Equal(93_322, answer.RootElement.GetProperty("totals").GetProperty("params").GetInt32());
    }

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere()
    {
        var page = await _client.GetStringAsync("/swagger/index.html", Posts.Token);

        Assert.Contains("swagger-ui", page);
        Assert.DoesNotContain("src=\"http", page);
        Assert.DoesNotContain("href=\"http", page);
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private static JsonElement.ArrayEnumerator Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InBraces();

    private async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await _client.GetStringAsync("/swagger/v1/swagger.json", Posts.Token)).RootElement;
}
