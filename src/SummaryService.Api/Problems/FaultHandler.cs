using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using SummaryService.Api.Admission;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Problems;

/// <summary>Answers what was thrown: the caller's fault by what it is, any other without a word about the inside.</summary>
internal sealed class FaultHandler(ServiceLimits limits) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (CallerGone.Is(exception, httpContext))
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            // Or the server would try to read the rest of the body, and tell the log that it could not.
            httpContext.Abort();
            return true;
        }

        var problem = ProblemOf(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError || exception is OutOfMemoryException)
            httpContext.Features.Get<RequestFacts>()?.Fault = FaultPlace.Of(exception);
        await SendAsync(problem, httpContext);
        return true;
    }

    private static async Task SendAsync(ProblemDocument problem, HttpContext context)
    {
        try
        {
            await new ProblemResult(problem).ExecuteAsync(context);
        }
        catch (Exception gone) when (CallerGone.Is(gone, context))
        {
        }
    }

    private ProblemDocument ProblemOf(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refusals.BodyTooLarge(limits.MaxBodyBytes),
        BadHttpRequestException bad => Refusals.Broken(bad),
        NoRoomException or OutOfMemoryException => Refusals.NoRoom,
        JsonException => Refusals.NotJson(Phrase.Of("not_json")),
        // How System.Text.Json reports bytes inside a string that are no text.
        InvalidOperationException { InnerException: DecoderFallbackException } => Refusals.NotJson(Phrase.Of("not_utf8")),
        _ => Refusals.ForStatus(StatusCodes.Status500InternalServerError),
    };
}
