using System.Buffers;
using System.Threading.Channels;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Telemetry;

namespace SummaryService.Api.Batches;

/// <summary>Sends the answers to the lines of a body in their order, while the body is still coming in.</summary>
/// <remarks>
/// Lines are worked on by all processors, a few ahead of the answer that is sent; no more are read before, so that a body of any
/// length takes the memory of a few lines, and a caller who reads slowly is read from slowly.
/// </remarks>
internal sealed class BatchResult(BatchLine work, ServiceLimits limits, MediaFormat format, Instruments? instruments) : IResult
{
    private const int MostUnsent = 64 * 1024;

    private static readonly int Ahead = 2 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = format.ContentType;
        var answers = Channel.CreateBounded<Task<(PooledBuffer Answer, RequestFacts? Facts)>>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        httpContext.Features.Get<RequestFacts>()?.Lines = 0;
        var reading = ReadAsync(httpContext, answers.Writer, ended.Token);
        try
        {
            await SendAsync(httpContext, answers.Reader, ended.Token);
        }
        finally
        {
            // Where nothing can be sent any more, nothing more is read.
            await ended.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(HttpContext context, ChannelWriter<Task<(PooledBuffer, RequestFacts?)>> answers, CancellationToken ended)
    {
        try
        {
            var facts = context.Features.Get<RequestFacts>();
            var route = Instruments.RouteOf(context.GetEndpoint());
            var bytes = 0L;
            await foreach (var line in LineReader.ReadAsync(context.Request.BodyReader, limits.MaxBodyBytes, ended))
            {
                bytes += line.Length;
                facts?.RequestBytes = bytes;
                await answers.WriteAsync(Task.Run(() => Answer(line, facts is null ? null : new RequestFacts(), route), CancellationToken.None), ended);
            }
        }
        finally
        {
            answers.Complete();
        }
    }

    private (PooledBuffer Answer, RequestFacts? Facts) Answer(PooledBuffer line, RequestFacts? facts, string route)
    {
        var answer = work.Answer(line, facts);
        if (facts is not null) instruments?.Measure(route, facts);
        return (answer, facts);
    }

    private static async Task SendAsync(HttpContext context, ChannelReader<Task<(PooledBuffer Answer, RequestFacts? Facts)>> answers, CancellationToken ended)
    {
        var output = context.Response.BodyWriter;
        var facts = context.Features.Get<RequestFacts>();
        while (true)
        {
            // Whatever has to be waited for, the caller sees what there is.
            if (!answers.TryPeek(out var next) || !next.IsCompleted || output.UnflushedBytes > MostUnsent) await output.FlushAsync(ended);
            if (!await answers.WaitToReadAsync(ended)) break;
            if (!answers.TryRead(out next)) continue;
            var (answer, ofLine) = await next;
            using (answer)
                output.Write(answer.Written.Span);
            output.Write("\n"u8);
            if (ofLine is not null) facts?.AddLine(ofLine);
        }
    }
}
