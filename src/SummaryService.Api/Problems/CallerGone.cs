using Microsoft.AspNetCore.Connections;

namespace SummaryService.Api.Problems;

/// <summary>Recognizes exceptions that mean the caller has disconnected: not a fault, and nothing can be answered.</summary>
internal static class CallerGone
{
    /// <summary>Whether an exception says so. The connection may break a moment before the request is told that it did.</summary>
    public static bool Is(Exception exception, HttpContext context) =>
        exception is OperationCanceledException or ConnectionResetException || (exception is IOException && context.RequestAborted.IsCancellationRequested);
}
