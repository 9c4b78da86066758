namespace SummaryService.Api.Hosting;

/// <summary>What the server itself holds for a connection, beside what requests hold.</summary>
internal static class ServerBuffers
{
    /// <summary>How much of what a caller sends it takes before it is read.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>How much of an answer it takes before the caller reads it; as much again is on its way into it.</summary>
    public const int MostUnsentBytes = 64 * 1024;

    /// <summary>All of it together, where a caller sends without end and reads nothing.</summary>
    public const int MostOfBoth = MostBytes + (2 * MostUnsentBytes);

    /// <summary>How long a caller may read nothing at all.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
}
