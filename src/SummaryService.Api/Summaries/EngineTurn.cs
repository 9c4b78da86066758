using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Summaries;

/// <summary>Has the engine work on a job whose turn has come, for as long as it may.</summary>
internal static class EngineTurn
{
    /// <summary>Works, and gives the room back that only the work took.</summary>
    /// <param name="job">The job.</param>
    /// <param name="demand">The room that it got for the work.</param>
    /// <param name="limits">How much is taken on.</param>
    /// <param name="work">Writes the answer, or gives the problem to tell in its place.</param>
    /// <returns>Null, or the problem to tell in place of the answer.</returns>
    public static async ValueTask<ProblemDocument?> WorkAsync(Job job, Demand demand, ServiceLimits limits, Func<ProblemDocument?> work)
    {
        job.Deadline.Restart(limits.RequestTime);
        job.Facts?.BeginEngine();
        try
        {
            // Large work would keep small work from the few threads that all requests share.
            return demand.Purpose == Purpose.LargeWork
                ? await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                : work();
        }
        catch (BufferFullException)
        {
            return Refusals.AnswerTooLarge(limits.MaxAnswerBytes);
        }
        catch (OperationCanceledException) when (job.Deadline.IsOver)
        {
            return Refusals.TooSlow(limits.RequestTime);
        }
        catch (NoRoomException)
        {
            return Refusals.NoRoom;
        }
        catch (OutOfMemoryException full)
        {
            job.Facts?.Fault = FaultPlace.Of(full);
            return Refusals.NoRoom;
        }
        finally
        {
            job.Facts?.EndEngine();
            job.Lease.EndWork();
        }
    }
}
