using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Hosting;

/// <summary>An answer that is the same as long as the program is, with the tag that callers keep it by.</summary>
/// <param name="bytes">The answer.</param>
/// <param name="contentType">What it is.</param>
internal sealed class KeptAnswer(byte[] bytes, string contentType)
{
    /// <summary>For the documentation: what is answered to a caller who has the answer.</summary>
    public static readonly ProducesResponseTypeMetadata NotModified = new(StatusCodes.Status304NotModified);

    private const int TagBytes = 12;

    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"");

    /// <summary>The answer; only that it is still the same where the caller has it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="vary">The header of a request that decides which of several answers it gets; null where there is one for all.</param>
    public IResult To(HttpContext context, string? vary = null)
    {
        // Kept by anyone, but asked for again: the program may be another, and the caller may have no key any more.
        context.Response.Headers.CacheControl = "no-cache";
        if (vary is not null) context.Response.Headers.Vary = vary;
        return TypedResults.Bytes(bytes, contentType, entityTag: _tag);
    }
}
