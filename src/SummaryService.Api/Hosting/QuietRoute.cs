namespace SummaryService.Api.Hosting;

/// <summary>Marks a route that is called every few seconds, whose successes are not worth a line in the log.</summary>
internal sealed class QuietRoute
{
    /// <summary>The mark.</summary>
    public static readonly QuietRoute Instance = new();

    private QuietRoute()
    {
    }
}
