using System.Buffers;
using System.Globalization;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Problems;

/// <summary>Sends a problem.</summary>
internal sealed class ProblemResult(ProblemDocument problem) : IResult
{
    /// <summary>The media type of every problem.</summary>
    public const string ContentType = "application/problem+json";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Get<RequestFacts>()?.Problem = problem;
        using var bytes = new PooledBuffer();
        ProblemWriter.Write(problem, ProblemLanguage.Of(httpContext.Request), bytes);

        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // A fault clears the headers that were set before it.
        SafeHeaders.SetOn(httpContext);
        response.BodyWriter.Write(bytes.Written.Span);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
