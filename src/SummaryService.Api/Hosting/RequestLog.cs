using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SummaryService.Api.Hosting;

/// <summary>The log: one line a request, on the console, written aside from the request.</summary>
/// <remarks>
/// Configuration: <c>Logging:Requests</c> (<c>true</c>; <c>false</c> leaves the lines out, at no cost) and
/// <c>Logging:Format</c> (<c>text</c>; <c>json</c> for machines, <c>none</c> for a silent console).
/// </remarks>
internal static class RequestLog
{
    /// <summary>Sets up the log.</summary>
    public static void AddRequestLog(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSerilog(
            (services, log) => Configure(log, configuration).ReadFrom.Services(services),
            preserveStaticLogger: true);
    }

    /// <summary>Writes a line for each request, unless the configuration says no.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        if (WritesRequests(app.Configuration))
            app.UseMiddleware<RequestLogMiddleware>();
    }

    private static LoggerConfiguration Configure(LoggerConfiguration log, ConfigurationManager configuration)
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .WriteTo.Async(sinks => WriteTo(sinks, configuration["Logging:Format"]));

        // As long as this category writes anything, the server makes an activity for every request.
        if (!WritesRequests(configuration))
            log.MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off);
        return log;
    }

    private static void WriteTo(LoggerSinkConfiguration sinks, string? format)
    {
        if (format == "json")
            sinks.Console(new RenderedCompactJsonFormatter());
        else if (format != "none")
            sinks.Console(outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}");
    }

    private static bool WritesRequests(IConfiguration configuration) => configuration.GetValue("Logging:Requests", true);
}
