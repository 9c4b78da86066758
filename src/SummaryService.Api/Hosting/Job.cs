using SummaryService.Api.Admission;

namespace SummaryService.Api.Hosting;

/// <summary>What has to be done for one answer: for a request, or for a line of one.</summary>
internal sealed class Job : IDisposable
{
    /// <summary>Begins with nothing in hand.</summary>
    /// <param name="lease">The room that it takes.</param>
    /// <param name="deadline">The time that it takes.</param>
    /// <param name="mostAnswerBytes">The longest answer.</param>
    /// <param name="facts">What is recorded about it; null where nothing is.</param>
    public Job(Lease lease, Deadline deadline, int mostAnswerBytes, RequestFacts? facts) =>
        (Lease, Deadline, Facts, Answer) = (lease, deadline, facts, new AnswerBuffer(lease, mostAnswerBytes, deadline.Token));

    /// <summary>The room that it takes.</summary>
    public Lease Lease { get; }

    /// <summary>The time that it takes.</summary>
    public Deadline Deadline { get; }

    /// <summary>What is recorded about it; null where nothing is.</summary>
    public RequestFacts? Facts { get; }

    /// <summary>The answer.</summary>
    public AnswerBuffer Answer { get; private set; }

    /// <summary>Forgets the answer.</summary>
    /// <returns>Where another goes, which is short, and in time at any time.</returns>
    public AnswerBuffer BeginAnew()
    {
        Answer.Dispose();
        return Answer = new AnswerBuffer();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Answer.Dispose();
        Deadline.Dispose();
        Lease.Dispose();
    }
}
