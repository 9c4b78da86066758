using System.Diagnostics;

namespace SummaryService.Api.Hosting;

/// <summary>Sends answers no faster than the caller takes them, and gives up a caller who takes too long.</summary>
/// <param name="context">The request.</param>
/// <param name="time">How long the caller may take for an answer.</param>
internal sealed class Sending(HttpContext context, TimeSpan time)
{
    /// <summary>What the log calls the end of a request whose caller was given up.</summary>
    private const string SlowReader = "SlowReader";

    /// <summary>Sends an answer but for its last bytes, which go with the next, and gives its memory back on the way.</summary>
    /// <returns>Whether the caller takes it; otherwise there is no use in sending more.</returns>
    public async ValueTask<bool> SendAsync(AnswerBuffer answer)
    {
        var start = Stopwatch.GetTimestamp();
        while (answer.TryMove(context.Response.BodyWriter))
        {
            if (context.Response.BodyWriter.UnflushedBytes > ServerBuffers.MostUnsentBytes && !await FlushAsync(time - Stopwatch.GetElapsedTime(start))) return false;
        }

        return true;
    }

    /// <summary>Sends what is left.</summary>
    /// <returns>Whether the caller takes it.</returns>
    public ValueTask<bool> FlushAsync() => FlushAsync(time);

    private async ValueTask<bool> FlushAsync(TimeSpan left)
    {
        var flushed = context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        try
        {
            if (flushed.IsCompleted) await flushed;
            else await flushed.AsTask().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            return true;
        }
        catch (TimeoutException)
        {
            context.Features.Get<RequestFacts>()?.Fault = SlowReader;
            context.Abort();
            return false;
        }
    }
}
