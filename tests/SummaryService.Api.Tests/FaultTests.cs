using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SummaryService.Api.Tests;

public sealed class FaultTests
{
    private const string Canary = "canary-7f3a";

    public static TheoryData<Exception, HttpStatusCode> Faults => new()
    {
        { new KeyNotFoundException(Canary), HttpStatusCode.InternalServerError },
        { new InvalidOperationException(Canary), HttpStatusCode.InternalServerError },
        { new InvalidOperationException(Canary, new DecoderFallbackException(Canary)), HttpStatusCode.BadRequest },
        { new JsonException(Canary), HttpStatusCode.BadRequest },
        { new BadHttpRequestException("Too large.", 413), HttpStatusCode.RequestEntityTooLarge },
        { new BadHttpRequestException("Unexpected end of request content."), HttpStatusCode.BadRequest },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults))]
    public async Task What_is_thrown_becomes_a_problem_that_tells_nothing_of_the_inside(Exception fault, HttpStatusCode status)
    {
        using var service = new Service();
        using var failing = service.WithWebHostBuilder(host =>
            host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Throwing(fault))));
        using var client = failing.CreateClient();
        using var response = await client.GetAsync("/no/such/call", Posts.Token);

        Assert.Equal(status, response.StatusCode);
        Assert.DoesNotContain(Canary, (await response.ProblemAsync()).GetRawText());
        Assert.All(service.Log.Lines, line => Assert.DoesNotContain(Canary, line));
        var isOurs = Assert.Single(service.Log.Requests).TryGetProperty("Fault", out var place);
        Assert.Equal(status == HttpStatusCode.InternalServerError, isOurs);
        if (isOurs)
            Assert.StartsWith(fault.GetType().Name, place.GetString());
    }

    /// <summary>Fails where no endpoint answers, inside of everything that the service itself set up.</summary>
    private sealed class Throwing(Exception fault) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(_ => Task.FromException(fault));
        };
    }
}
