using System.Diagnostics;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Telemetry;

/// <summary>Tells of each request but probes: to metrics what it was, to the server's activity what the route and the status are.</summary>
internal sealed class TelemetryMiddleware(RequestDelegate next, Instruments instruments)
{
    /// <summary>Handles a request and tells of it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var activity = Activity.Current;
        if (endpoint?.Metadata.GetMetadata<QuietRoute>() is not null)
        {
            if (activity is not null) activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            await next(context);
            return;
        }

        var facts = RequestFacts.Of(context);
        try
        {
            await next(context);
        }
        finally
        {
            var route = Instruments.RouteOf(endpoint);
            instruments.Record(route, context.Response.StatusCode, facts);
            if (activity is { IsAllDataRequested: true })
            {
                activity.DisplayName = $"{KnownMethods.Of(context.Request.Method)} {route}";
                instruments.Trace(activity, facts);
            }
        }
    }
}
