using System.Diagnostics;
using System.Diagnostics.Metrics;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Telemetry;

/// <summary>What is counted and measured of requests: words of the service's own alone, never one of a caller's.</summary>
internal sealed class Instruments : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "SummaryService";

    private readonly ActivitySource _activities = new(Name);
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _engineTime;
    private readonly Histogram<long> _layers;
    private readonly Counter<long> _problems;

    /// <summary>Makes the instruments.</summary>
    public Instruments(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _requests = meter.CreateCounter<long>("summary_service.requests", "{request}", "Requests that were answered.");
        _engineTime = meter.CreateHistogram<double>("summary_service.engine.duration", "s", "How long the engine took for a model.");
        _layers = meter.CreateHistogram<long>("summary_service.layers", "{layer}", "How many layers a summary was about.");
        _problems = meter.CreateCounter<long>("summary_service.problems", "{problem}", "Problems that were told, each kind once a request or line.");
    }

    /// <summary>What requests are told apart by. Where there is no route, the address is the caller's own words.</summary>
    public static string RouteOf(Endpoint? endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "-";

    /// <summary>Counts a request.</summary>
    public void Record(string route, int status, RequestFacts facts)
    {
        _requests.Add(1, new("http.route", route), new("dialect", facts.Dialect ?? "-"), new("http.response.status_code", status));
        Measure(route, facts);
    }

    /// <summary>Measures what was posted: the model of a request, or that of one of its lines.</summary>
    public void Measure(string route, RequestFacts facts)
    {
        var byRoute = new KeyValuePair<string, object?>("http.route", route);
        var byDialect = new KeyValuePair<string, object?>("dialect", facts.Dialect ?? "-");
        if (facts.EngineTime is { } time) _engineTime.Record(time.TotalSeconds, byRoute, byDialect);
        // Of lines, each was measured by itself.
        if (facts is { Lines: null, Layers: { } layers }) _layers.Record(layers, byRoute, byDialect);
        if (!_problems.Enabled || facts.Problem is not { } problem) return;
        foreach (var code in problem.Codes)
            _problems.Add(1, byRoute, new("code", code));
    }

    /// <summary>Adds the engine's work to a trace, after it is done: of one model a span, of lines their number.</summary>
    public void Trace(Activity parent, RequestFacts facts)
    {
        if (facts.Lines is { } lines) parent.SetTag("lines", lines).SetTag("lines.failed", facts.FailedLines);
        if (facts is not { EngineTime: { } time, EngineEnd: { } end }) return;
        using var activity = _activities.StartActivity("engine", ActivityKind.Internal, parent.Context, startTime: end - time);
        activity?.SetTag("dialect", facts.Dialect).SetTag("layers", facts.Layers).SetEndTime(end.UtcDateTime);
    }

    /// <inheritdoc/>
    public void Dispose() => _activities.Dispose();
}
