using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Batches;

/// <summary>A line that was read.</summary>
internal sealed class Line : IDisposable
{
    /// <summary>Begins with nothing.</summary>
    public Line(Lease lease) => (Lease, Bytes) = (lease, new PooledBuffer(lease));

    /// <summary>The room that it takes.</summary>
    public Lease Lease { get; }

    /// <summary>Its bytes, without its end.</summary>
    public PooledBuffer Bytes { get; }

    /// <summary>Why not all of it was kept; null where all was.</summary>
    public ProblemDocument? Refusal { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Bytes.Dispose();
        Lease.Dispose();
    }
}
