using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Domain;

namespace SummaryService.Api.Batches;

/// <summary>What is done with a line: the same as with a body of its own, within the same limits.</summary>
internal sealed class BatchLine(ServiceLimits limits, Deadlines deadlines, SummaryHandler summaries, SummaryQuery query, string language)
{
    /// <summary>The answer to a line: a summary or a problem.</summary>
    /// <param name="line">The line, which is disposed of.</param>
    /// <param name="facts">What is noted of it; null where nobody wants to know.</param>
    /// <returns>The answer, the caller's to dispose of.</returns>
    public PooledBuffer Answer(PooledBuffer line, RequestFacts? facts)
    {
        using (line)
        using (var deadline = deadlines.Start(limits.RequestTime))
        {
            var answer = new PooledBuffer(limits.MaxAnswerBytes, deadline.Token);
            if (Summarize(line, answer, facts, deadline.Token) is not { } problem) return answer;
            answer.Dispose();
            facts?.Problem = problem;
            var refusal = new PooledBuffer();
            ProblemWriter.Write(problem, language, refusal);
            return refusal;
        }
    }

    private ProblemDocument? Summarize(PooledBuffer line, PooledBuffer answer, RequestFacts? facts, CancellationToken deadline)
    {
        if (line.Length > limits.MaxBodyBytes) return Refusals.LineTooLong(limits.MaxBodyBytes);
        var file = ModelFile.Open(line.Written);
        facts?.BeginEngine();
        try
        {
            return summaries.Answer(file, query, MediaFormat.Json, language, answer, facts, deadline)?.ToDocument(language);
        }
        catch (BufferFullException)
        {
            return Refusals.AnswerTooLarge(limits.MaxAnswerBytes);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Refusals.TooSlow(limits.RequestTime);
        }
        finally
        {
            facts?.EndEngine();
        }
    }
}
