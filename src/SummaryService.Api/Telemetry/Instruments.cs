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
    private readonly Histogram<int> _layers;
    private readonly Counter<long> _problems;

    /// <summary>Makes the instruments.</summary>
    public Instruments(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _requests = meter.CreateCounter<long>("summary_service.requests", "{request}", "Requests that were answered.");
        _engineTime = meter.CreateHistogram<double>("summary_service.engine.duration", "s", "How long the engine took for a request.");
        _layers = meter.CreateHistogram<int>("summary_service.layers", "{layer}", "How many layers an answer was about.");
        _problems = meter.CreateCounter<long>("summary_service.problems", "{problem}", "Problems that were told, each kind once a request.");
    }

    /// <summary>Counts a request.</summary>
    public void Record(string route, int status, RequestFacts facts)
    {
        var byRoute = new KeyValuePair<string, object?>("http.route", route);
        var byDialect = new KeyValuePair<string, object?>("dialect", facts.Dialect ?? "-");
        _requests.Add(1, byRoute, byDialect, new("http.response.status_code", status));
        if (facts.EngineTime is { } time) _engineTime.Record(time.TotalSeconds, byRoute, byDialect);
        if (facts.Layers is { } layers) _layers.Record(layers, byRoute, byDialect);
        if (facts.Problem is not { } problem) return;
        foreach (var code in problem.Codes)
            _problems.Add(1, byRoute, new("code", code));
    }

    /// <summary>Adds the engine's work to a trace, after it is done.</summary>
    public void Trace(Activity parent, RequestFacts facts)
    {
        if (facts is not { EngineTime: { } time, EngineEnd: { } end }) return;
        using var activity = _activities.StartActivity("engine", ActivityKind.Internal, parent.Context, startTime: end - time);
        activity?.SetTag("dialect", facts.Dialect).SetTag("layers", facts.Layers).SetEndTime(end.UtcDateTime);
    }

    /// <inheritdoc/>
    public void Dispose() => _activities.Dispose();
}
