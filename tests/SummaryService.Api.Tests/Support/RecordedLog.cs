using System.Collections.Concurrent;
using System.Text.Json;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace SummaryService.Api.Tests.Support;

/// <summary>Keeps every event of the log, as the text with everything in it.</summary>
public sealed class RecordedLog : ILogEventSink
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public IEnumerable<JsonElement> Requests =>
        _lines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("Route", out _));

    public void Emit(LogEvent logEvent)
    {
        var text = new StringWriter();
        new RenderedCompactJsonFormatter().Format(logEvent, text);
        _lines.Enqueue(text.ToString());
    }
}
