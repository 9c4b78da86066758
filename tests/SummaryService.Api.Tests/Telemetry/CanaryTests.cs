using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SummaryService.Api.Tests.Telemetry;

/// <summary>Whatever a caller sends, no word of it leaves the service but in the answer.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary-7f3a";

    private static readonly string[] Bodies =
    [
        $$"""{"name":"{{Canary}}","input_shape":[4],"layers":[{"type":"Dense","units":2,"name":"{{Canary}}"}]}""",
        $$"""{"name":"{{Canary}}","layers":[{"type":"{{Canary}}"},{"type":"Dense","{{Canary}}":"{{Canary}}"}]}""",
        $$"""{"class_name":"Sequential","config":{"name":"{{Canary}}","layers":[]},"{{Canary}}":"{{Canary}}"}""",
        $$"""{"{{Canary}}":""",
        Canary,
    ];

    [Fact]
    public async Task Nothing_that_was_sent_is_in_logs_metrics_or_traces()
    {
        await using var collector = await Collector.StartAsync();
        string log;
        using (var service = await RunningService.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("Logging__Format", "json")))
        {
            using var client = new HttpClient { BaseAddress = service.Address };
            client.DefaultRequestHeaders.UserAgent.ParseAdd(Canary);
            client.DefaultRequestHeaders.Add("X-Canary", Canary);
            client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            client.DefaultRequestHeaders.Add("tracestate", $"{Canary}={Canary}");
            client.DefaultRequestHeaders.Add("baggage", $"{Canary}={Canary}");
            foreach (var body in Bodies)
            {
                foreach (var url in new[] { "/v1/summary", "/v1/convert?to=keras3", "/v1/summary/layer", $"/v1/summary?{Canary}={Canary}", $"/{Canary}" })
                    await client.SendAsync(Posts.Post(url, body), Posts.Token);
            }

            foreach (var url in new[] { "/v1/summaries", $"/v1/summaries?layer_range={Canary}&layer_range={Canary}" })
                await client.SendAsync(Posts.Post(url, string.Join('\n', Bodies)), Posts.Token);
            await client.GetAsync($"/v1/layers/{Canary}?lang={Canary}", Posts.Token);
            await client.SendAsync(new HttpRequestMessage(new HttpMethod(Canary), $"/v1/examples/{Canary}"), Posts.Token);
            service.Terminate();
            await service.EndAsync();
            log = service.Output;
        }

        Assert.Contains("summary_service.requests", collector.Of("/v1/metrics"));
        Assert.Contains("unknown_layer", collector.Of("/v1/metrics"));
        Assert.Contains("/v1/summaries", collector.Of("/v1/metrics"));
        Assert.Contains("POST /v1/summary", collector.Of("/v1/traces"));
        Assert.Contains("lines.failed", collector.Of("/v1/traces"));
        Assert.Contains("POST /v1/summary", log);
        Assert.DoesNotContain(Canary, collector.Of("/v1/metrics"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, collector.Of("/v1/traces"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, log, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes what the service exports, and keeps it as it came.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
        private readonly WebApplication _app;

        private Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                _received.Enqueue((context.Request.Path.Value!, Encoding.Latin1.GetString(body.ToArray())));
                context.Response.ContentType = "application/x-protobuf";
            });
        }

        public string Address => _app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector._app.StartAsync(Posts.Token);
            return collector;
        }

        public string Of(string path) => string.Concat(_received.Where(sent => sent.Path == path).Select(sent => sent.Text));

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
