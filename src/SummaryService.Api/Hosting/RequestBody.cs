using System.Buffers;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>Reads what was posted, once and in one piece.</summary>
internal static class RequestBody
{
    private const string Identity = "identity";

    /// <summary>Reads the whole body, or the one file in it where it is a form, or says why it is not read.</summary>
    /// <returns>Null, or the answer to give; then nothing of the body is to be used.</returns>
    public static async ValueTask<ProblemDocument?> ReadAsync(HttpRequest request, PooledBuffer into, ServiceLimits limits, CancellationToken deadline)
    {
        try
        {
            return await ReadAsync(request, into, limits.MaxBodyBytes, deadline);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Refusals.ArrivedTooSlowly(limits.ArrivalTime);
        }
    }

    private static async ValueTask<ProblemDocument?> ReadAsync(HttpRequest request, PooledBuffer into, int limit, CancellationToken deadline)
    {
        var boundary = MultipartFile.BoundaryOf(request.ContentType);
        if (Refusal(request, isTypeRead: boundary is not null || ReadableTypes.Include(request.ContentType)) is { } refusal)
            return refusal;
        if (request.ContentLength > limit)
            return Refusals.BodyTooLarge(limit);
        if (boundary is null)
            return await ReadWholeAsync(request, into, limit, deadline) ?? EmptyOr(into);

        using var form = new PooledBuffer();
        return await ReadWholeAsync(request, form, limit, deadline)
            ?? await MultipartFile.ReadAsync(form.Written, boundary, into)
            ?? EmptyOr(into);
    }

    private static ProblemDocument? EmptyOr(PooledBuffer body) => body.Length == 0 ? Refusals.EmptyBody : null;

    private static async ValueTask<ProblemDocument?> ReadWholeAsync(HttpRequest request, PooledBuffer into, int limit, CancellationToken deadline)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(deadline);
            if (into.Length + read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return Refusals.BodyTooLarge(limit);
            }

            foreach (var piece in read.Buffer)
                into.Write(piece.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        request.HttpContext.Features.Get<RequestFacts>()?.RequestBytes = into.Length;
        return null;
    }

    /// <summary>Why a body is not read, by what its headers say of it; null where it is.</summary>
    public static ProblemDocument? Refusal(HttpRequest request, bool isTypeRead)
    {
        if (!isTypeRead)
            return Refusals.TypeNotRead;
        return request.Headers.ContentEncoding is { Count: > 0 } encodings && !encodings.All(IsIdentity) ? Refusals.EncodingNotRead : null;
    }

    // A list with commas, of words in any case (RFC 9110, 8.4).
    private static bool IsIdentity(string? encodings) =>
        encodings is null or Identity
        || encodings.Split(',').All(encoding => encoding.AsSpan().Trim() is { } word && (word.IsEmpty || word.Equals(Identity, StringComparison.OrdinalIgnoreCase)));
}
