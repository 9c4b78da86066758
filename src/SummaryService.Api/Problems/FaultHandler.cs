using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Problems;

/// <summary>Answers what was thrown: the caller's fault by what it is, any other without a word about the inside.</summary>
internal sealed class FaultHandler(ServiceLimits limits) : IExceptionHandler
{
    private const int FramesTold = 4;

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ProblemOf(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError)
            httpContext.Features.Get<RequestFacts>()?.Fault = Place(exception);
        await new ProblemResult(problem).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemDocument ProblemOf(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refusals.BodyTooLarge(limits.MaxBodyBytes),
        BadHttpRequestException bad => Refusals.ForStatus(bad.StatusCode) with { Detail = Phrase.Literal(bad.Message) },
        JsonException => Refusals.NotJson(Phrase.Of("not_json")),
        // How System.Text.Json reports bytes inside a string that are no text.
        InvalidOperationException { InnerException: DecoderFallbackException } => Refusals.NotJson(Phrase.Of("not_utf8")),
        _ => Refusals.ForStatus(StatusCodes.Status500InternalServerError),
    };

    // An exception's message may quote what was posted, and nothing of that goes into the log; its place does not.
    private static string Place(Exception exception) =>
        new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.Namespace?.StartsWith("System", StringComparison.Ordinal) is false)
            .Take(FramesTold)
            .Aggregate(exception.GetType().Name, (told, method) => $"{told} < {method?.DeclaringType?.Name}.{method?.Name}");
}
