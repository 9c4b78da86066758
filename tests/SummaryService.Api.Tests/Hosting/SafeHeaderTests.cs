using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SummaryService.Api.Tests.Hosting;

public sealed class SafeHeaderTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("/v1/examples", HttpStatusCode.OK)]
    [InlineData("/v1/schema", HttpStatusCode.OK)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("/v1/summary", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/swagger/index.html", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task Every_answer_tells_browsers_to_be_careful(string url, HttpStatusCode status)
    {
        using var client = service.CreateClient();
        using var response = await client.GetAsync(url, Posts.Token);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.StartsWith("default-src 'none'", Header(response, "Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/v1/examples", false)]
    [InlineData("/swagger/index.html", true)]
    public async Task Only_the_pages_of_the_service_may_run_scripts_and_only_its_own(string url, bool isPage)
    {
        using var client = service.CreateClient();
        using var response = await client.GetAsync(url, Posts.Token);
        var policy = Header(response, "Content-Security-Policy");

        Assert.Equal(isPage, policy.Contains("script-src 'self';", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-eval", policy);
    }

    [Fact]
    public async Task A_table_as_a_page_loads_nothing()
    {
        using var client = service.CreateClient();
        using var response = await client.PostExampleAsync(Posts.Lesson, "/v1/summary?format=html");

        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("https://service.example/v1/examples", null, true)]
    [InlineData("http://service.example/v1/examples", null, false)]
    [InlineData("http://service.example/v1/examples", "https", true)]
    public async Task Who_came_by_TLS_comes_back_by_TLS(string url, string? forwarded, bool isStrict)
    {
        using var behind = new Service().With("Access:Proxies", "10.0.0.1").WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton<IStartupFilter>(new FromAddress("10.0.0.1"))));
        using var client = behind.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", forwarded);
            request.Headers.Add("X-Forwarded-For", "203.0.113.1");
        }

        using var response = await client.SendAsync(request, Posts.Token);

        Assert.Equal(isStrict, response.Headers.Contains("Strict-Transport-Security"));
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
