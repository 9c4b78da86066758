namespace SummaryService.Api.Admission;

/// <summary>What is asked of the room.</summary>
/// <param name="Bytes">How much memory.</param>
/// <param name="Purpose">What for.</param>
internal readonly record struct Demand(long Bytes, Purpose Purpose = Purpose.Answer)
{
    /// <summary>The least estimate that makes work large: less takes a few milliseconds, which is not worth a thread of its own.</summary>
    private const long LeastLarge = 16 << 20;

    /// <summary>What all work takes, however little is posted.</summary>
    private const long Least = 256 << 10;

    /// <summary>The most that the engine takes, whatever is posted: its own limits see to it.</summary>
    private const long Most = 128 << 20;

    /// <summary>Work on an architecture, its answer included.</summary>
    /// <param name="architecture">How long it is, in bytes.</param>
    /// <param name="growth">How many bytes the work on a byte takes at once.</param>
    public static Demand OfWork(int architecture, int growth)
    {
        var bytes = Math.Min(Least + ((long)architecture * growth), Most);
        return new(bytes, bytes < LeastLarge ? Purpose.Work : Purpose.LargeWork);
    }
}

/// <summary>What room is for.</summary>
internal enum Purpose
{
    /// <summary>What was written and is not sent yet.</summary>
    Answer,

    /// <summary>What was posted.</summary>
    Body,

    /// <summary>The engine's work.</summary>
    Work,

    /// <summary>Work that keeps a processor busy for long.</summary>
    LargeWork,
}
