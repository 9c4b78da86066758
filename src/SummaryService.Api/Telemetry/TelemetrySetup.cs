using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SummaryService.Api.Telemetry;

/// <summary>
/// Metrics and traces by OTLP, where one of OpenTelemetry's own settings says where to: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>. Otherwise nothing
/// is loaded, gathered or measured.
/// </summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The server's own: how many requests and connections, how long, how many refused; and the runtime's memory and threads.
    private static readonly string[] Meters =
    [
        Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
    ];

    /// <summary>Sets telemetry up, where it is wanted.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsWanted(builder.Configuration)) AddTelemetry(builder.Services);
    }

    /// <summary>Tells of requests, where telemetry is wanted.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (IsWanted(app.Configuration)) app.UseMiddleware<TelemetryMiddleware>();
    }

    private static bool IsWanted(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Endpoint]);

    private static void AddTelemetry(IServiceCollection services)
    {
        services.AddSingleton<Instruments>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                "summary-service", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", Instruments.Name).AddProcessor<OwnWords>().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
    }
}
