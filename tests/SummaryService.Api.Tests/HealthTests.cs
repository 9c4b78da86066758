using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SummaryService.Api.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_service_is_live_and_ready(string path)
    {
        using var service = new Service();
        using var client = service.CreateClient();

        Assert.Equal("Healthy", await client.GetStringAsync(path, Posts.Token));
    }

    [Fact]
    public async Task A_stopping_service_is_live_but_not_ready()
    {
        var stop = new HeldStop();
        using var service = new Service();
        using var held = service.WithWebHostBuilder(host => host.ConfigureServices(services => services.AddSingleton<IHostedService>(stop)));
        using var client = held.CreateClient();
        using var untilSeen = stop;
        held.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Posts.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Posts.Token)).StatusCode);
    }

    /// <summary>Keeps the host from going on to stop the server, as long as a test looks at it.</summary>
    private sealed class HeldStop : IHostedLifecycleService, IDisposable
    {
        private readonly TaskCompletionSource _seen = new();

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => _seen.Task;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _seen.TrySetResult();
    }
}
