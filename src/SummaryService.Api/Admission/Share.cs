namespace SummaryService.Api.Admission;

/// <summary>What one caller has of the room. Only the room reads and writes it.</summary>
/// <param name="caller">Who it is.</param>
internal sealed class Share(string caller)
{
    /// <summary>Who it is.</summary>
    public string Caller { get; } = caller;

    /// <summary>How many requests are there.</summary>
    public int Leases { get; set; }

    /// <summary>How much memory they have.</summary>
    public long Bytes { get; set; }

    /// <summary>How much of it is for bodies.</summary>
    public long Bodies { get; set; }

    /// <summary>How many of them are worked on.</summary>
    public int Working { get; set; }

    /// <summary>How many of them wait for their turn.</summary>
    public int Waiting { get; set; }

    /// <summary>When one of them had its turn last; 0 for never.</summary>
    public long Turn { get; set; }
}
