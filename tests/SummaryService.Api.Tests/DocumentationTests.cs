using System.Text.Json;
using System.Text.Json.Nodes;

namespace SummaryService.Api.Tests;

public sealed class DocumentationTests(Service service) : IClassFixture<Service>
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
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Value.GetProperty("operationId").GetString()!);
            Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
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

    private async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await _client.GetStringAsync("/swagger/v1/swagger.json", Posts.Token)).RootElement;
}
