using Microsoft.AspNetCore.Connections;

namespace SummaryService.Api.Problems;

/// <summary>Tells by what was thrown that nobody waits for the answer any more. That is no fault, and there is nobody to be told of it.</summary>
internal static class CallerGone
{
    /// <summary>Whether an exception says so. The connection may break a moment before the request is told that it did.</summary>
    public static bool Is(Exception exception, HttpContext context) =>
        exception is OperationCanceledException or ConnectionResetException || (exception is IOException && context.RequestAborted.IsCancellationRequested);
}
