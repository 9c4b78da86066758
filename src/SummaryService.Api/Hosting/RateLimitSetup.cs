using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>Puts <see cref="RateLimits"/> in force: a token bucket for each caller. How many requests are worked on at once, the room knows.</summary>
internal static class RateLimitSetup
{
    /// <summary>Reads the limits.</summary>
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimits>()
            .BindConfiguration(RateLimits.Section)
            .Validate(
                limits => limits is { Concurrent: > 0, Waiting: >= 0, PerSecond: > 0, Burst: > 0 },
                $"The numbers of {RateLimits.Section} must be positive.")
            .ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimits>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PerCaller(limits.Value);
            limiter.OnRejected = Refuse;
        });
    }

    /// <summary>Limits every request but probes, where limits are configured.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<RateLimits>>().Value.Enabled)
            app.UseRateLimiter();
    }

    private static PartitionedRateLimiter<HttpContext> PerCaller(RateLimits limits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(Callers.Of(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = limits.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    // Only the bucket knows when it will have a token again.
    private static ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var problem = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause)
            ? Refusals.TooFast(Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds)))
            : Refusals.Busy;
        return new(new ProblemResult(problem).ExecuteAsync(rejected.HttpContext));
    }
}
