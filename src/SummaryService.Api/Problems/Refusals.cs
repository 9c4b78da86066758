using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;

namespace SummaryService.Api.Problems;

/// <summary>What the HTTP layer itself refuses, before or without the engine.</summary>
internal static class Refusals
{
    /// <summary>Nothing was posted.</summary>
    public static readonly ProblemDocument EmptyBody = With(
        ProblemKinds.InvalidJson,
        new ProblemItem("empty_body", "The body is empty.")
        {
            Hint = "Post the architecture itself: curl -d @model.json, or one of /v1/examples.",
        });

    /// <summary>The body has a content type that is not read.</summary>
    public static readonly ProblemDocument TypeNotRead = new(
        StatusCodes.Status415UnsupportedMediaType,
        "/problems/unsupported-media-type",
        "The content type is not read.",
        $"Read is {ReadableTypes.Names}, in UTF-8 where it is text.");

    /// <summary>The body is compressed.</summary>
    public static readonly ProblemDocument EncodingNotRead = TypeNotRead with
    {
        Title = "The content encoding is not read.",
        Detail = "A compressed body is not read; send it as it is, without Content-Encoding.",
    };

    /// <summary>The body is longer than is read.</summary>
    public static ProblemDocument BodyTooLarge(int limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("body_too_large", $"The body is longer than the limit of {limit} bytes.")
        {
            Hint = "Send the architecture only, without weights.",
        });

    /// <summary>The answer is longer than is written.</summary>
    public static ProblemDocument AnswerTooLarge(int limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("answer_too_large", $"The answer would be longer than the limit of {limit} bytes.")
        {
            Hint = "Ask for less: leave 'expand_nested' out, or give a 'layer_range'.",
        });

    /// <summary>The work takes longer than it may.</summary>
    public static ProblemDocument TooSlow(TimeSpan limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("too_slow", $"The request takes longer than the limit of {Seconds(limit)} s.")
        {
            Hint = "Post a smaller model, or its parts one by one.",
        });

    /// <summary>The body takes longer to arrive than is waited.</summary>
    public static ProblemDocument ArrivedTooSlowly(TimeSpan limit) =>
        ForStatus(StatusCodes.Status408RequestTimeout) with { Detail = $"The body takes longer to arrive than the limit of {Seconds(limit)} s." };

    /// <summary>Too much of what takes long is under way.</summary>
    public static readonly ProblemDocument TooMany = new(
        StatusCodes.Status429TooManyRequests,
        "/problems/too-many-requests",
        "Too many requests of this kind are under way.",
        "HDF5 files are read a few at once. Try again, or post the architecture itself: what model.to_json() writes.")
    {
        RetryAfter = 1,
    };

    /// <summary>A caller has no key.</summary>
    public static readonly ProblemDocument NoKey = new(
        StatusCodes.Status401Unauthorized,
        "/problems/no-key",
        "The request has no valid API key.",
        $"Send yours in the header {ApiKeys.Header}.");

    /// <summary>A caller asks more often than callers may.</summary>
    public static ProblemDocument TooFast(int retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        "/problems/too-many-requests",
        "The requests come too fast.",
        "This caller is over its rate; the header Retry-After tells when there is room again.")
    {
        RetryAfter = retryAfter,
    };

    /// <summary>There is more to do than is done at once.</summary>
    public static readonly ProblemDocument Busy = new(
        StatusCodes.Status503ServiceUnavailable,
        "/problems/busy",
        "The service is busy.",
        "Too many requests are under way. Try again.")
    {
        RetryAfter = 1,
    };

    /// <summary>A form that is not one file.</summary>
    public static ProblemDocument BadForm(string message) => With(
        ProblemKinds.InvalidForm,
        new ProblemItem("invalid_form", message)
        {
            Hint = "Send one file: curl -F model=@model.keras; or the file itself: curl --data-binary @model.keras.",
        });

    /// <summary>Nothing that is served fits the <c>Accept</c> header.</summary>
    public static ProblemDocument NotAcceptable(ImmutableArray<MediaFormat> served) => new(
        StatusCodes.Status406NotAcceptable,
        "/problems/not-acceptable",
        "No served media type is acceptable.",
        $"Served: {string.Join(", ", served.Select(format => format.MediaType))}. The option 'format' wins over Accept.");

    /// <summary>Options that do not fit.</summary>
    public static ProblemDocument Options(ImmutableArray<ProblemItem> errors) => With(ProblemKinds.InvalidOptions, [.. errors]);

    /// <summary>A body that the JSON reader gave up on.</summary>
    public static ProblemDocument NotJson(string message) =>
        With(ProblemKinds.InvalidJson, new ProblemItem("invalid_json", message));

    /// <summary>A resource that does not exist.</summary>
    public static ProblemDocument NotFound(string detail) =>
        ForStatus(StatusCodes.Status404NotFound) with { Detail = detail };

    /// <summary>An answer that is only a status.</summary>
    public static ProblemDocument ForStatus(int status) => status switch
    {
        400 => new(status, "/problems/bad-request", "The request is not valid."),
        404 => new(status, "/problems/not-found", "There is nothing at this address.", "The calls are listed at /swagger."),
        405 => new(status, "/problems/method-not-allowed", "The address does not take this method.", "See the header Allow."),
        408 => new(status, "/problems/request-timeout", "The request took too long to arrive."),
        415 => TypeNotRead,
        500 => new(status, "/problems/internal-error", "The service failed.", "It is not your request's fault."),
        _ => new(status, "about:blank", ReasonPhrases.GetReasonPhrase(status)),
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static ProblemDocument With(ProblemDocument kind, params ImmutableArray<ProblemItem> errors) =>
        kind with { Detail = ProblemKinds.Detail(errors), Errors = errors };
}
