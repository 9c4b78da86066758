namespace SummaryService.Api.Hosting;

/// <summary>The end: the service says that it is not ready, goes on for a while, and then finishes what it began.</summary>
/// <remarks>
/// Configuration: <c>Shutdown:Delay</c> (<c>00:00:00</c>), how long to go on, so that balancers see in time that they are to ask others;
/// <c>Shutdown:Patience</c> (<c>00:00:30</c>), how long what was begun may take after it.
/// </remarks>
internal static class Shutdown
{
    private const string Section = "Shutdown";
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    /// <summary>Sets up the end.</summary>
    public static void AddShutdown(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<Delay>();
        builder.Services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) =>
            host.ShutdownTimeout = TimeOf(configuration, "Delay", TimeSpan.Zero) + TimeOf(configuration, "Patience", DefaultPatience));
    }

    /// <summary>While the service ends, has callers open no further requests on their connections.</summary>
    public static void UseShutdown(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }

    private static TimeSpan TimeOf(IConfiguration configuration, string name, TimeSpan orElse) =>
        configuration.GetValue($"{Section}:{name}", orElse) is var time && time >= TimeSpan.Zero
            ? time
            : throw new InvalidOperationException($"{Section}:{name} must not be negative.");

    /// <summary>Holds the server back from closing.</summary>
    private sealed class Delay(IConfiguration configuration) : IHostedLifecycleService
    {
        private readonly TimeSpan _time = TimeOf(configuration, "Delay", TimeSpan.Zero);

        public Task StoppingAsync(CancellationToken cancellationToken) => _time == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(_time, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
