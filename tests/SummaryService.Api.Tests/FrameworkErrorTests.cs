using System.Net;

namespace SummaryService.Api.Tests;

public sealed class FrameworkErrorTests(Service service) : IClassFixture<Service>
{
    private readonly HttpClient _client = service.CreateClient();

    [Theory]
    [InlineData("GET", "/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/summary", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/v1/summary/layer", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/examples", HttpStatusCode.MethodNotAllowed)]
    public async Task What_the_framework_refuses_is_a_problem_too(string method, string url, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        using var response = await _client.SendAsync(request, Posts.Token);

        Assert.Equal(status, response.StatusCode);
        await response.ProblemAsync();
        if (status == HttpStatusCode.MethodNotAllowed)
            Assert.NotEmpty(response.Content.Headers.Allow);
    }
}
