namespace SummaryService.Api.Hosting;

/// <summary>How much callers get of the service; set by the configuration section <c>RateLimits</c>.</summary>
internal sealed class RateLimits
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "RateLimits";

    /// <summary>Whether there are any limits.</summary>
    public bool Enabled { get; init; }

    /// <summary>How many requests are worked on at once.</summary>
    public int Concurrent { get; init; } = 64;

    /// <summary>How many more wait for their turn.</summary>
    public int Waiting { get; init; } = 128;

    /// <summary>How many requests a second a caller gets in the long run.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>How many a caller gets at once after a pause.</summary>
    public int Burst { get; init; } = 100;
}
