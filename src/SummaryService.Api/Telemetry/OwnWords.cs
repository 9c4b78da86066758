using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace SummaryService.Api.Telemetry;

/// <summary>Leaves of a trace only what is the service's own words: the server also notes addresses, queries and programs of callers, and hands on their <c>tracestate</c>.</summary>
internal sealed class OwnWords : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Tags = new[]
    {
        "http.route", "http.request.method", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type", "dialect", "layers",
        "lines", "lines.failed",
    }.ToFrozenSet();

    /// <inheritdoc/>
    public override void OnStart(Activity data) => data.TraceStateString = null;

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.ToArray())
        {
            if (!Tags.Contains(name)) data.SetTag(name, null);
        }
    }
}
