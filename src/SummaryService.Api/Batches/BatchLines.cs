using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Domain;

namespace SummaryService.Api.Batches;

/// <summary>What is done with lines: the same as with bodies of their own, within the same limits.</summary>
internal sealed class BatchLines(ServiceLimits limits, Room room, SummaryHandler summaries, SummaryQuery query, string language)
{
    private readonly Deadlines _deadlines = new();

    /// <summary>Begins to take room for a caller.</summary>
    public Lease Enter(HttpContext context) => room.Enter(Callers.Of(context));

    /// <summary>Reads the lines of a body.</summary>
    public IAsyncEnumerable<Line> ReadAsync(HttpContext context, CancellationToken ended) =>
        new LineReader(context.Request.BodyReader, () => Enter(context), limits).ReadAsync(ended);

    /// <summary>Begins the work on a line, when there is room for it.</summary>
    /// <param name="line">The line, which is disposed of.</param>
    /// <param name="facts">What is recorded about it; null where nothing is.</param>
    /// <param name="ended">Ends the work when the caller disconnects.</param>
    /// <returns>The work; its job has the answer, a summary or a problem, and is the caller's to dispose of.</returns>
    public async ValueTask<Task<Job>> BeginAsync(Line line, RequestFacts? facts, CancellationToken ended)
    {
        var job = new Job(line.Lease, _deadlines.Start(Timeout.InfiniteTimeSpan, ended), limits.MaxAnswerBytes, facts);
        try
        {
            var opened = ModelFile.Open(line.Bytes.Written);
            var demand = summaries.DemandOf(opened, query, MediaFormat.Json);
            // One line after the other: none waits for the room of answers that are to be sent after its own. Who does not read is given up in this time.
            if (line.Refusal is null && !await job.Lease.BeginWorkAsync(demand, limits.SendingTime, ended)) line.Refusal = Refusals.NoRoom;
            return Task.Run(() => AnswerAsync(job, line, opened, demand), CancellationToken.None);
        }
        catch
        {
            line.Bytes.Dispose();
            job.Dispose();
            throw;
        }
    }

    /// <summary>Gives a problem in the place of a line.</summary>
    public Job Refuse(HttpContext context, ProblemDocument problem)
    {
        var facts = context.Features.Get<RequestFacts>() is null ? null : new RequestFacts();
        return Refused(new Job(Enter(context), _deadlines.Start(Timeout.InfiniteTimeSpan, default), limits.MaxAnswerBytes, facts), problem);
    }

    private async Task<Job> AnswerAsync(Job job, Line line, Outcome<ModelFile> opened, Demand demand)
    {
        try
        {
            using (line.Bytes)
            {
                var refusal = line.Refusal
                    ?? await EngineTurn.WorkAsync(job, demand, limits, () => summaries.Write(opened, query, MediaFormat.Json, language, job));
                return refusal is null ? job : Refused(job, refusal);
            }
        }
        catch
        {
            job.Dispose();
            throw;
        }
    }

    private Job Refused(Job job, ProblemDocument problem)
    {
        job.Facts?.Problem = problem;
        ProblemWriter.Write(problem, language, job.BeginAnew());
        return job;
    }
}
