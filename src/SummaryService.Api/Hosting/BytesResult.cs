using System.Buffers;
using SummaryService.Api.Negotiation;

namespace SummaryService.Api.Hosting;

/// <summary>An answer that is written already: sends it with its length, then gives its buffer back.</summary>
internal sealed class BytesResult(PooledBuffer bytes, MediaFormat format) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (bytes)
        {
            var response = httpContext.Response;
            response.ContentType = format.ContentType;
            response.ContentLength = bytes.Length;
            if (format.ContentSecurityPolicy is { } policy) response.Headers.ContentSecurityPolicy = policy;
            response.BodyWriter.Write(bytes.Written.Span);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}
