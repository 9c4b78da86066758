using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SummaryService.Api.Hosting;

/// <summary>The probes: whether the process lives, and whether it takes requests.</summary>
internal static class Health
{
    /// <summary>Answers as long as the process lives.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Answers 503 as soon as the service begins to stop.</summary>
    public const string ReadyPath = "/health/ready";

    private const string Ready = "ready";

    /// <summary>Registers the checks.</summary>
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<NotStopping>("not-stopping", tags: [Ready]);

    /// <summary>Maps the probes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false })
            .WithMetadata(QuietRoute.Instance).DisableRateLimiting();
        routes.MapHealthChecks(ReadyPath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) })
            .WithMetadata(QuietRoute.Instance).DisableRateLimiting();
    }

    private sealed class NotStopping(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The service is stopping.")
                : HealthCheckResult.Healthy());
    }
}
