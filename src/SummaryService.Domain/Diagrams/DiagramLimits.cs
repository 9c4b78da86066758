namespace SummaryService.Domain.Diagrams;

/// <summary>What is refused for being too much of a picture; each is far above what an eye can follow.</summary>
internal static class DiagramLimits
{
    /// <summary>How many boxes and frames there may be: nested models may repeat, so that a small file can ask for any number.</summary>
    public const int Nodes = 5_000;

    /// <summary>How many connections there may be.</summary>
    public const int Edges = 20_000;

    /// <summary>How many rows of boxes the connections may pass together: each needs a place in the layout.</summary>
    public const int Bends = 100_000;

    /// <summary>How many characters a picture may have: names may be long, and each stands in it several times.</summary>
    public const int Characters = 16 << 20;
}

/// <summary>Ends the drawing of a picture that is too much.</summary>
/// <param name="key">The key of the message.</param>
/// <param name="limit">The limit that was passed.</param>
internal sealed class DiagramLimitException(string key, int limit) : Exception
{
    public string Key { get; } = key;

    public int Limit { get; } = limit;
}
