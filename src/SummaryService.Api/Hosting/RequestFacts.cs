using System.Diagnostics;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>What only the handler of a request knows of it, for the log's line and for telemetry; absent where neither is wanted.</summary>
internal sealed class RequestFacts
{
    private long _engineStart;

    /// <summary>How many bytes of body were read.</summary>
    public long? RequestBytes { get; set; }

    /// <summary>How many layers the answer is about.</summary>
    public long? Layers { get; set; }

    /// <summary>How many lines were answered, each a model of its own; null where the body is one.</summary>
    public long? Lines { get; set; }

    /// <summary>How many of the lines were answered with a problem.</summary>
    public long FailedLines { get; private set; }

    /// <summary>The dialect that was posted.</summary>
    public string? Dialect { get; set; }

    /// <summary>How long the engine took; null where it was not asked.</summary>
    public TimeSpan? EngineTime { get; private set; }

    /// <summary>When the engine was done.</summary>
    public DateTimeOffset? EngineEnd { get; private set; }

    /// <summary>The problem that was answered with.</summary>
    public ProblemDocument? Problem { get; set; }

    /// <summary>Where in the code it failed, if it did.</summary>
    public string? Fault { get; set; }

    /// <summary>The facts of a request, for those who gather them.</summary>
    public static RequestFacts Of(HttpContext context)
    {
        if (context.Features.Get<RequestFacts>() is { } known) return known;
        var facts = new RequestFacts();
        context.Features.Set(facts);
        return facts;
    }

    /// <summary>Adds a line that was answered.</summary>
    public void AddLine(RequestFacts line)
    {
        Lines++;
        Layers = (Layers ?? 0) + (line.Layers ?? 0);
        if (line.Problem is not null) FailedLines++;
    }

    /// <summary>The engine begins.</summary>
    public void BeginEngine() => _engineStart = Stopwatch.GetTimestamp();

    /// <summary>The engine is done.</summary>
    public void EndEngine() => (EngineTime, EngineEnd) = (Stopwatch.GetElapsedTime(_engineStart), DateTimeOffset.UtcNow);
}
