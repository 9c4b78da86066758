using Microsoft.Extensions.Options;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Admission;

/// <summary>Sets up the room that requests share.</summary>
internal static class RoomSetup
{
    /// <summary>How many requests wait where the rate limits do not say.</summary>
    private const int Waiting = 128;

    /// <summary>Makes as much room as the limits allow.</summary>
    public static void AddRoom(this IServiceCollection services) =>
        services.AddSingleton(provider => new Room(SizeOf(
            provider.GetRequiredService<ServiceLimits>(), provider.GetRequiredService<IOptions<RateLimits>>().Value)));

    private static RoomSize SizeOf(ServiceLimits limits, RateLimits rates) => new(
        limits.MaxMemoryBytes,
        Working: rates.Enabled ? rates.Concurrent : int.MaxValue,
        Large: Environment.ProcessorCount,
        Waiting: rates.Enabled ? rates.Waiting : Waiting);
}
