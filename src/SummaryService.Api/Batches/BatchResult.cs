using System.Buffers;
using System.Threading.Channels;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.Telemetry;

namespace SummaryService.Api.Batches;

/// <summary>Sends the answers to the lines of a body in their order, while the body is still coming in.</summary>
/// <remarks>
/// Lines are worked on by all processors, a few ahead of the answer that is sent; no more are read before, so that a body of any
/// length takes the memory of a few lines, and a caller who reads slowly is read from slowly.
/// </remarks>
internal sealed class BatchResult(BatchLines lines, ServiceLimits limits, MediaFormat format, Instruments? instruments) : IResult
{
    private static readonly int Ahead = 2 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // It goes on for as long as the caller likes, with the server's own buffers full where he sends and does not read.
        using var lease = lines.Enter(httpContext);
        lease.TakeAnswer(ServerBuffers.MostOfBoth);
        httpContext.Response.ContentType = format.ContentType;
        httpContext.Features.Get<RequestFacts>()?.Lines = 0;
        var answers = Channel.CreateBounded<Task<Job>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var reading = UnlessGoneAsync(httpContext, () => ReadAsync(httpContext, answers.Writer, ended.Token));
        try
        {
            await UnlessGoneAsync(httpContext, () => SendAsync(httpContext, answers.Reader, ended.Token));
        }
        finally
        {
            // Where nothing can be sent any more, nothing more is read.
            await ended.CancelAsync();
            await reading;
            while (answers.Reader.TryRead(out var unsent))
                await UnlessGoneAsync(httpContext, async () => (await unsent).Dispose());
        }
    }

    private static async Task UnlessGoneAsync(HttpContext context, Func<Task> something)
    {
        try
        {
            await something();
        }
        catch (Exception gone) when (CallerGone.Is(gone, context))
        {
            // Or the server would try to read the rest of the body, and tell the log that it could not.
            context.Abort();
        }
    }

    private async Task ReadAsync(HttpContext context, ChannelWriter<Task<Job>> answers, CancellationToken ended)
    {
        try
        {
            await ReadLinesAsync(context, answers, ended);
        }
        finally
        {
            answers.Complete();
        }
    }

    private async Task ReadLinesAsync(HttpContext context, ChannelWriter<Task<Job>> answers, CancellationToken ended)
    {
        var facts = context.Features.Get<RequestFacts>();
        var route = Instruments.RouteOf(context.GetEndpoint());
        ProblemDocument? broken = null;
        try
        {
            await foreach (var line in lines.ReadAsync(context, ended))
            {
                facts?.RequestBytes = (facts.RequestBytes ?? 0) + line.Bytes.Length;
                var work = await lines.BeginAsync(line, facts is null ? null : new RequestFacts(), ended);
                await answers.WriteAsync(MeasuredAsync(work, route), ended);
            }
        }
        catch (BadHttpRequestException bad)
        {
            broken = Refusals.Broken(bad);
        }

        // What came before is answered, and then what came instead of the rest.
        if (broken is not null) await answers.WriteAsync(MeasuredAsync(Task.FromResult(lines.Refuse(context, broken)), route), ended);
    }

    private async Task<Job> MeasuredAsync(Task<Job> work, string route)
    {
        var job = await work;
        if (job.Facts is { } facts) instruments?.Measure(route, facts);
        return job;
    }

    private async Task SendAsync(HttpContext context, ChannelReader<Task<Job>> answers, CancellationToken ended)
    {
        var sending = new Sending(context, limits.SendingTime);
        var facts = context.Features.Get<RequestFacts>();
        while (true)
        {
            // Whatever has to be waited for, the caller sees what there is.
            if ((!answers.TryPeek(out var next) || !next.IsCompleted) && !await sending.FlushAsync()) return;
            if (!await answers.WaitToReadAsync(ended)) return;
            if (!answers.TryRead(out next)) continue;
            using var job = await next;
            if (!await sending.SendAsync(job.Answer)) return;
            context.Response.BodyWriter.Write("\n"u8);
            if (job.Facts is { } ofLine) facts?.AddLine(ofLine);
        }
    }
}
