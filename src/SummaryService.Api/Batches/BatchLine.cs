using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Domain;

namespace SummaryService.Api.Batches;

/// <summary>What is done with a line: the same as with a body of its own, within the same limits.</summary>
internal sealed class BatchLine(ServiceLimits limits, Deadlines deadlines, SummaryHandler summaries, SummaryQuery query, string language)
{
    /// <summary>The answer to a line: a summary or a problem.</summary>
    /// <param name="line">The line, which is disposed of.</param>
    /// <returns>The answer, the caller's to dispose of, and how many layers it is about.</returns>
    public (PooledBuffer Answer, int Layers) Answer(PooledBuffer line)
    {
        using (line)
        using (var deadline = deadlines.Start(limits.RequestTime))
        {
            if (line.Length > limits.MaxBodyBytes) return Refused(Refusals.LineTooLong(limits.MaxBodyBytes));
            var answer = new PooledBuffer(limits.MaxAnswerBytes, deadline.Token);
            try
            {
                var outcome = summaries.Summarize(line.Written, query, language, answer, deadline.Token);
                if (outcome.IsSuccess) return (answer, outcome.Value.Layers.Length);
                answer.Dispose();
                return Refused(outcome.Report.ToDocument(language));
            }
            catch (BufferFullException)
            {
                answer.Dispose();
                return Refused(Refusals.AnswerTooLarge(limits.MaxAnswerBytes));
            }
            catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
            {
                answer.Dispose();
                return Refused(Refusals.TooSlow(limits.RequestTime));
            }
        }
    }

    private (PooledBuffer Answer, int Layers) Refused(ProblemDocument problem)
    {
        var answer = new PooledBuffer();
        ProblemWriter.Write(problem, language, answer);
        return (answer, 0);
    }
}
