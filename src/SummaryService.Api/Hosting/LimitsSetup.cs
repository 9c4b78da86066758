using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using SummaryService.Domain;

namespace SummaryService.Api.Hosting;

/// <summary>Puts the limits in force.</summary>
internal static class LimitsSetup
{
    /// <summary>Reads the limits and holds the server to them. A limit that cannot be kept ends the start with a message that names it.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ServiceLimits>()
            .BindConfiguration(ServiceLimits.Section)
            .MustBePositive(nameof(ServiceLimits.MaxBodyBytes), limits => limits.MaxBodyBytes)
            .MustBePositive(nameof(ServiceLimits.MaxDepth), limits => limits.MaxDepth, Limits.Default.Depth)
            .MustBePositive(nameof(ServiceLimits.MaxLayers), limits => limits.MaxLayers)
            .MustBePositive(nameof(ServiceLimits.MaxNameLength), limits => limits.MaxNameLength)
            .MustBePositive(nameof(ServiceLimits.MaxRank), limits => limits.MaxRank)
            .MustBePositive(nameof(ServiceLimits.MaxModelVisits), limits => limits.MaxModelVisits)
            .MustBePositive(nameof(ServiceLimits.MaxTensors), limits => limits.MaxTensors)
            .MustBePositive(nameof(ServiceLimits.MaxReferences), limits => limits.MaxReferences)
            .MustBePositive(nameof(ServiceLimits.MaxAnswerBytes), limits => limits.MaxAnswerBytes, ServiceLimits.MostAnswerBytes)
            .MustBePositive(nameof(ServiceLimits.MaxMemoryBytes), limits => limits.MaxMemoryBytes, long.MaxValue)
            .MustBePositive(nameof(ServiceLimits.ArrivalTime), limits => Milliseconds(limits.ArrivalTime))
            .MustBePositive(nameof(ServiceLimits.RequestTime), limits => Milliseconds(limits.RequestTime))
            .MustBePositive(nameof(ServiceLimits.RoomWait), limits => Milliseconds(limits.RoomWait))
            .MustBePositive(nameof(ServiceLimits.SendingTime), limits => Milliseconds(limits.SendingTime))
            .MustBePositive(nameof(ServiceLimits.FileTime), limits => Milliseconds(limits.FileTime))
            .MustBePositive(nameof(ServiceLimits.FileWait), limits => Milliseconds(limits.FileWait))
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<ServiceLimits>>().Value);
        builder.Services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.MaxReadBufferSize = ServerBuffers.MostBytes;
            sockets.MaxWriteBufferSize = ServerBuffers.MostUnsentBytes;
        });
        builder.Services.AddOptions<KestrelServerOptions>().Configure<ServiceLimits>((server, limits) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
            server.Limits.MaxRequestBufferSize = ServerBuffers.MostBytes;
            server.Limits.MaxResponseBufferSize = ServerBuffers.MostUnsentBytes;
            server.Limits.MinResponseDataRate = new(ServerBuffers.MostUnsentBytes / limits.SendingTime.TotalSeconds, ServerBuffers.Grace);
        });
    }

    // What a timer takes.
    private static long Milliseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMilliseconds);

    private static OptionsBuilder<ServiceLimits> MustBePositive(
        this OptionsBuilder<ServiceLimits> options, string name, Func<ServiceLimits, long> value, long most = int.MaxValue) =>
        options.Validate(
            limits => value(limits) > 0 && value(limits) <= most,
            $"{ServiceLimits.Section}:{name} must be positive{(most >= int.MaxValue ? "" : $" and at most {most}")}.");
}
