using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace SummaryService.Api.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task Requests_the_engine_layers_and_problems_are_measured()
    {
        using var service = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere);
        using var client = service.CreateClient();
        using var measured = new Measured(service.Services.GetRequiredService<IMeterFactory>());
        using var answered = await client.PostExampleAsync(Posts.Lesson, "/v1/summary");
        using var refused = await client.SendAsync(Posts.Post("/v1/summary", """{"layers":[{"type":"Nope"},{"type":"Nope"},{"type":"Dense"}]}"""), Posts.Token);
        using var lost = await client.GetAsync("/nothing/here", Posts.Token);
        await client.GetAsync("/health/live", Posts.Token);

        Assert.Equal(
            [
                "summary_service.requests 1 dialect=- http.response.status_code=200 http.route=/v1/examples/{name}",
                "summary_service.requests 1 dialect=- http.response.status_code=404 http.route=-",
                "summary_service.requests 1 dialect=- http.response.status_code=422 http.route=/v1/summary",
                "summary_service.requests 1 dialect=simple http.response.status_code=200 http.route=/v1/summary",
            ],
            measured.Of("summary_service.requests"));
        Assert.Equal(["summary_service.layers 8 dialect=simple http.route=/v1/summary"], measured.Of("summary_service.layers"));
        Assert.Equal(
            [
                "summary_service.problems 1 code=missing_argument http.route=/v1/summary",
                "summary_service.problems 1 code=not-found http.route=-",
                "summary_service.problems 1 code=unknown_layer http.route=/v1/summary",
            ],
            measured.Of("summary_service.problems"));
        Assert.Equal(2, measured.Of("summary_service.engine.duration").Count());
    }

    [Fact]
    public async Task Each_line_is_measured_as_a_body_of_its_own_is()
    {
        string[] models =
        [
            """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""",
            """{"class_name":"Sequential","config":{"name":"m","layers":[{"class_name":"Dense","config":{"units":2,"batch_input_shape":[null,4]}},{"class_name":"Flatten","config":{}}]}}""",
            """{"layers":[{"type":"Nope"},{"type":"Nope"},{"type":"Dense"}]}""",
            "{\"layers\": ",
            new string(' ', 2_000) + "{}",
        ];
        using var lines = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere).With("Limits:MaxBodyBytes", "1000");
        using var ofLines = await MeasuredAsync(lines, "/v1/summaries", [string.Join('\n', models)]);
        using var bodies = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere).With("Limits:MaxBodyBytes", "1000");
        using var ofBodies = await MeasuredAsync(bodies, "/v1/summary", models);

        foreach (var instrument in new[] { "summary_service.layers", "summary_service.problems" })
        {
            Assert.NotEmpty(ofLines.Of(instrument));
            // What is too long is called what it is, and all else is the same.
            var told = ofLines.Of(instrument).Select(line => line.Replace("/v1/summaries", "/v1/summary").Replace("line_too_long", "body_too_large"));
            Assert.Equal(ofBodies.Of(instrument), told.Order(StringComparer.Ordinal));
        }

        string[] engine = [.. ofLines.Of("summary_service.engine.duration").Select(line => string.Join(' ', line.Split(' ')[2..])).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "dialect=- http.route=/v1/summaries",
                "dialect=- http.route=/v1/summaries",
                "dialect=keras2 http.route=/v1/summaries",
                "dialect=simple http.route=/v1/summaries",
            ],
            engine);
        Assert.Equal(["summary_service.requests 1 dialect=- http.response.status_code=200 http.route=/v1/summaries"], ofLines.Of("summary_service.requests"));
    }

    [Fact]
    public async Task A_trace_tells_how_many_lines_there_were_and_how_many_failed()
    {
        using var service = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere);
        using var client = service.CreateClient();
        var trace = ActivityTraceId.CreateRandom();
        using var traced = new Traced(trace);
        using var request = Posts.Post("/v1/summaries", """
            {"input_shape":[4],"layers":[{"type":"Dense","units":2}]}
            {"input_shape":[4],"layers":[{"type":"Dense","unit":2}]}

            {"input_shape":[4],"layers":[{"type":"Dense","units":2}]}
            """);
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await client.SendAsync(request, Posts.Token);
        await response.Content.ReadAsStringAsync(Posts.Token);
        await traced.UntilAsync(1);

        var server = Assert.Single(traced.Activities);
        Assert.Equal("POST /v1/summaries", server.DisplayName);
        Assert.Equal((3L, 1L), (server.GetTagItem("lines"), server.GetTagItem("lines.failed")));
    }

    [Fact]
    public async Task What_a_caller_keeps_in_a_trace_goes_no_further()
    {
        using var service = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere);
        using var client = service.CreateClient();
        var trace = ActivityTraceId.CreateRandom();
        using var traced = new Traced(trace);
        using var request = Posts.Post("/v1/summary", """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""");
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        request.Headers.Add("tracestate", "pupil=jane,school=oak");
        using var response = await client.SendAsync(request, Posts.Token);
        await traced.UntilAsync(2);

        Assert.All(traced.Activities, activity => Assert.Null(activity.TraceStateString));
    }

    [Fact]
    public async Task A_trace_that_a_caller_began_goes_on_with_the_route_and_the_engine()
    {
        using var service = new Service().With("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere);
        using var client = service.CreateClient();
        var trace = ActivityTraceId.CreateRandom();
        using var traced = new Traced(trace);
        using var request = Posts.Post("/v1/summary", """{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}""");
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await client.SendAsync(request, Posts.Token);
        await traced.UntilAsync(2);

        var server = Assert.Single(traced.Activities, activity => activity.Kind == ActivityKind.Server);
        Assert.Equal("POST /v1/summary", server.DisplayName);
        Assert.Equal("00f067aa0ba902b7", server.ParentSpanId.ToHexString());
        var engine = Assert.Single(traced.Activities, activity => activity.OperationName == "engine");
        Assert.Equal(server.SpanId, engine.ParentSpanId);
        Assert.Equal("simple", engine.GetTagItem("dialect"));
        Assert.Equal(1L, engine.GetTagItem("layers"));
        Assert.InRange(engine.StartTimeUtc, server.StartTimeUtc.AddMilliseconds(-1), server.StartTimeUtc + server.Duration);
        Assert.True(engine.Duration > TimeSpan.Zero && engine.Duration <= server.Duration + TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Without_a_place_to_send_it_to_nothing_is_gathered()
    {
        using var service = new Service();
        using var client = service.CreateClient();

        Assert.Null(service.Services.GetService<SummaryService.Api.Telemetry.Instruments>());
        Assert.Null(service.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
    }

    private static async Task<Measured> MeasuredAsync(Service service, string url, string[] bodies)
    {
        using var client = service.CreateClient();
        var measured = new Measured(service.Services.GetRequiredService<IMeterFactory>());
        foreach (var body in bodies)
        {
            using var response = await client.SendAsync(Posts.Post(url, body), Posts.Token);
            await response.Content.ReadAsStringAsync(Posts.Token);
        }

        // A request is counted after its answer is sent.
        while (measured.Of("summary_service.requests").Count() < bodies.Length)
            await Task.Delay(1, Posts.Token);
        return measured;
    }

    /// <summary>What the instruments of one service say.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<string> _lines = new();

        public Measured(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "SummaryService" && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>(Note);
            _listener.SetMeasurementEventCallback<double>(Note);
            _listener.Start();
        }

        public IEnumerable<string> Of(string instrument) =>
            _lines.Where(line => line.StartsWith(instrument, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        public void Dispose() => _listener.Dispose();

        private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            var sorted = tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
            _lines.Enqueue($"{instrument.Name} {value} {string.Join(' ', sorted)}");
        }
    }

    /// <summary>The activities of one trace.</summary>
    private sealed class Traced : IDisposable
    {
        private readonly ActivityListener _listener;

        public Traced(ActivityTraceId trace)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "SummaryService" or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    if (activity.TraceId == trace) Activities.Enqueue(activity);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<Activity> Activities { get; } = new();

        // The server's own ends after its answer is sent.
        public async Task UntilAsync(int count)
        {
            while (Activities.Count < count)
                await Task.Delay(1, Posts.Token);
        }

        public void Dispose() => _listener.Dispose();
    }
}
