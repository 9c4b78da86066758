using System.Buffers;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>Reads what was posted, once and in one piece.</summary>
internal static class RequestBody
{
    private const string Identity = "identity";

    /// <summary>Reads the whole body, or the one file in it where it is a form, or says why it is not read.</summary>
    /// <returns>Null, or the answer to give; then nothing of the body is to be used.</returns>
    public static async ValueTask<ProblemDocument?> ReadAsync(HttpRequest request, PooledBuffer into, ServiceLimits limits, Job job)
    {
        try
        {
            return await ReadBodyAsync(request, into, limits, job);
        }
        catch (OperationCanceledException) when (job.Deadline.IsOver)
        {
            return Refusals.ArrivedTooSlowly(limits.ArrivalTime);
        }
    }

    private static async ValueTask<ProblemDocument?> ReadBodyAsync(HttpRequest request, PooledBuffer into, ServiceLimits limits, Job job)
    {
        var boundary = MultipartFile.BoundaryOf(request.ContentType);
        if (Refusal(request, isTypeRead: boundary is not null || ReadableTypes.Include(request.ContentType)) is { } refusal)
            return refusal;
        if (request.ContentLength > limits.MaxBodyBytes)
            return Refusals.BodyTooLarge(limits.MaxBodyBytes);
        if (boundary is null)
            return await ReadWholeAsync(request, into, limits, job) ?? EmptyOr(into);

        using var form = new PooledBuffer(job.Lease);
        if (await ReadWholeAsync(request, form, limits, job) is { } unread) return unread;
        return await into.ReserveAsync(form.Length, form.Length, limits.RoomWait, job.Deadline.Token)
            ? await MultipartFile.ReadAsync(form.Written, boundary, into) ?? EmptyOr(into)
            : Refusals.NoRoom;
    }

    private static ProblemDocument? EmptyOr(PooledBuffer body) => body.Length == 0 ? Refusals.EmptyBody : null;

    private static async ValueTask<ProblemDocument?> ReadWholeAsync(HttpRequest request, PooledBuffer into, ServiceLimits limits, Job job)
    {
        var reader = request.BodyReader;
        var most = (int)(request.ContentLength ?? limits.MaxBodyBytes);
        while (true)
        {
            var read = await reader.ReadAsync(job.Deadline.Token);
            try
            {
                if (into.Length + read.Buffer.Length > limits.MaxBodyBytes) return Refusals.BodyTooLarge(limits.MaxBodyBytes);
                if (!await into.ReserveAsync((int)read.Buffer.Length, most, limits.RoomWait, job.Deadline.Token)) return Refusals.NoRoom;
                foreach (var piece in read.Buffer)
                    into.Write(piece.Span);
            }
            finally
            {
                // Whatever comes of it: the server has to go on from here.
                reader.AdvanceTo(read.Buffer.End);
            }

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
