using System.Buffers;
using SummaryService.Api.Hosting;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Domain;

namespace SummaryService.Api.Batches;

/// <summary>What is done with a line: the same as with a body of its own.</summary>
internal sealed class BatchLine(ServiceLimits limits, SummaryHandler summaries, SummaryQuery query, string language)
{
    /// <summary>The answer to a line, with its end: a summary or a problem.</summary>
    /// <param name="line">The line, which is disposed of.</param>
    /// <returns>The answer, the caller's to dispose of, and how many layers it is about.</returns>
    public (PooledBuffer Answer, int Layers) Answer(PooledBuffer line)
    {
        using (line)
        {
            var answer = new PooledBuffer();
            var layers = 0;
            if (line.Length > limits.MaxBodyBytes)
            {
                ProblemWriter.Write(Refusals.LineTooLong(limits.MaxBodyBytes), language, answer);
            }
            else
            {
                var outcome = summaries.Summarize(line.Written, query, language, answer);
                if (outcome.IsSuccess) layers = outcome.Value.Layers.Length;
                else ProblemWriter.Write(outcome.Report.ToDocument(language), language, answer);
            }

            answer.Write("\n"u8);
            return (answer, layers);
        }
    }
}
