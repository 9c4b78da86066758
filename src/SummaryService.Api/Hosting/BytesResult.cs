using SummaryService.Api.Negotiation;

namespace SummaryService.Api.Hosting;

/// <summary>An answer that is written already: sends it with its length.</summary>
internal sealed class BytesResult(AnswerBuffer answer, MediaFormat format, TimeSpan time) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = format.ContentType;
        response.ContentLength = answer.Length;
        if (format.ContentSecurityPolicy is { } policy) response.Headers.ContentSecurityPolicy = policy;
        var sending = new Sending(httpContext, time);
        if (await sending.SendAsync(answer)) await sending.FlushAsync();
    }
}
