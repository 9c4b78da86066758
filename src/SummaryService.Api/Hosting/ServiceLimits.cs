using Microsoft.Extensions.Options;

namespace SummaryService.Api.Hosting;

/// <summary>How much the service takes on; set by the configuration section <c>Limits</c>.</summary>
internal sealed class ServiceLimits
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>The longest body that is read, in bytes. The architectures of the largest published networks take less than 1 MB.</summary>
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long the reading of an HDF5 file may take, waiting for its turn included. A usual one takes a quarter of a second.</summary>
    public TimeSpan FileTime { get; init; } = TimeSpan.FromSeconds(1.8);
}

/// <summary>Puts the limits in force.</summary>
internal static class ServiceLimitsSetup
{
    /// <summary>Reads the limits and holds the server to them.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ServiceLimits>()
            .BindConfiguration(ServiceLimits.Section)
            .Validate(limits => limits.MaxBodyBytes > 0, $"{ServiceLimits.Section}:{nameof(ServiceLimits.MaxBodyBytes)} must be positive.")
            .Validate(limits => limits.FileTime > TimeSpan.Zero, $"{ServiceLimits.Section}:{nameof(ServiceLimits.FileTime)} must be positive.")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<ServiceLimits>>().Value);
        builder.Services.AddOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>()
            .Configure<ServiceLimits>((server, limits) =>
            {
                server.AddServerHeader = false;
                server.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
            });
    }
}
