using System.Diagnostics;
using Serilog.Events;

namespace SummaryService.Api.Hosting;

/// <summary>Writes the line of a request: what a caller did and what it took, never what a caller sent.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, Serilog.ILogger log)
{
    private const string Line =
        "{Method:l} {Route:l} {Status} {Elapsed:0.00} ms in {RequestBytes} B out {ResponseBytes} B layers {Layers} trace {Trace:l}";

    private const string FaultLine = Line + " fault {Fault:l}";

    private readonly Serilog.ILogger _log = log.ForContext<RequestLogMiddleware>();

    /// <summary>Handles a request and writes its line.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var facts = RequestFacts.Of(context);
        // A fault forgets the endpoint.
        var route = context.GetEndpoint() as RouteEndpoint;
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Write(context, route, facts, Stopwatch.GetElapsedTime(start));
        }
    }

    private void Write(HttpContext context, RouteEndpoint? route, RequestFacts facts, TimeSpan elapsed)
    {
        var status = context.Response.StatusCode;
        var level = status >= 500 ? LogEventLevel.Error
            : route?.Metadata.GetMetadata<QuietRoute>() is null ? LogEventLevel.Information
            : LogEventLevel.Debug;
        if (!_log.IsEnabled(level)) return;
        object?[] values =
        [
            KnownMethods.Of(context.Request.Method),
            route?.RoutePattern.RawText ?? "-",
            status,
            elapsed.TotalMilliseconds,
            facts.RequestBytes ?? context.Request.ContentLength ?? 0,
            context.Response.ContentLength,
            facts.Layers,
            Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        ];
        if (facts.Fault is null)
            _log.Write(level, Line, values);
        else
            _log.Write(level, FaultLine, [.. values, facts.Fault]);
    }
}
