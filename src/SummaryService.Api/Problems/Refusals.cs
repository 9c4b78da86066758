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
        new ProblemItem("empty_body", Phrase.Of("empty_body"))
        {
            Hint = Phrase.Of("empty_body.hint"),
        });

    /// <summary>The body has a content type that is not read.</summary>
    public static readonly ProblemDocument TypeNotRead = new(
        StatusCodes.Status415UnsupportedMediaType,
        "/problems/unsupported-media-type",
        Phrase.Of("title.unsupported_media_type"),
        Phrase.Of("detail.unsupported_media_type"));

    /// <summary>The body is compressed.</summary>
    public static readonly ProblemDocument EncodingNotRead = TypeNotRead with
    {
        Title = Phrase.Of("title.unsupported_encoding"),
        Detail = Phrase.Of("detail.unsupported_encoding"),
    };

    /// <summary>The body is longer than is read.</summary>
    public static ProblemDocument BodyTooLarge(int limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("body_too_large", Phrase.Of("body_too_large", ("limit", limit)))
        {
            Hint = Phrase.Of("body_too_large.hint"),
        });

    /// <summary>A line of a body of lines is longer than is read.</summary>
    public static ProblemDocument LineTooLong(int limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("line_too_long", Phrase.Of("line_too_long", ("limit", limit)))
        {
            Hint = Phrase.Of("body_too_large.hint"),
        });

    /// <summary>The answer is longer than is written.</summary>
    public static ProblemDocument AnswerTooLarge(int limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("answer_too_large", Phrase.Of("answer_too_large", ("limit", limit)))
        {
            Hint = Phrase.Of("answer_too_large.hint"),
        });

    /// <summary>The work takes longer than it may.</summary>
    public static ProblemDocument TooSlow(TimeSpan limit) => With(
        ProblemKinds.LimitExceeded,
        new ProblemItem("too_slow", Phrase.Of("too_slow", ("limit", Seconds(limit))))
        {
            Hint = Phrase.Of("too_slow.hint"),
        });

    /// <summary>The body takes longer to arrive than is waited.</summary>
    public static ProblemDocument ArrivedTooSlowly(TimeSpan limit) =>
        ForStatus(StatusCodes.Status408RequestTimeout) with { Detail = Phrase.Of("detail.request_timeout", ("limit", Seconds(limit))) };

    /// <summary>No reader is free for a file in time.</summary>
    public static readonly ProblemDocument NoReader = new(
        StatusCodes.Status503ServiceUnavailable,
        "/problems/busy",
        Phrase.Of("title.busy"),
        Phrase.Of("detail.no_reader"))
    {
        RetryAfter = 5,
    };

    /// <summary>A caller has no key.</summary>
    public static readonly ProblemDocument NoKey = new(
        StatusCodes.Status401Unauthorized,
        "/problems/no-key",
        Phrase.Of("title.no_key"),
        Phrase.Of("detail.no_key", ("header", ApiKeys.Header)));

    /// <summary>A caller asks more often than callers may.</summary>
    public static ProblemDocument TooFast(int retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        "/problems/too-many-requests",
        Phrase.Of("title.too_fast"),
        Phrase.Of("detail.too_fast"))
    {
        RetryAfter = retryAfter,
    };

    /// <summary>There is more to do than is done at once.</summary>
    public static readonly ProblemDocument Busy = new(
        StatusCodes.Status503ServiceUnavailable,
        "/problems/busy",
        Phrase.Of("title.busy"),
        Phrase.Of("detail.busy"))
    {
        RetryAfter = 1,
    };

    /// <summary>There is no room for a request now.</summary>
    public static readonly ProblemDocument NoRoom = Busy with { Detail = Phrase.Of("detail.no_room") };

    /// <summary>A form that is not one file.</summary>
    public static ProblemDocument BadForm(Phrase message) => With(
        ProblemKinds.InvalidForm,
        new ProblemItem("invalid_form", message)
        {
            Hint = Phrase.Of("form.hint"),
        });

    /// <summary>Nothing that is served fits the <c>Accept</c> header.</summary>
    public static ProblemDocument NotAcceptable(ImmutableArray<MediaFormat> served) => new(
        StatusCodes.Status406NotAcceptable,
        "/problems/not-acceptable",
        Phrase.Of("title.not_acceptable"),
        Phrase.Of("detail.not_acceptable", ("types", string.Join(", ", served.Select(format => format.MediaType)))));

    /// <summary>Options that do not fit.</summary>
    public static ProblemDocument Options(ImmutableArray<ProblemItem> errors) => With(ProblemKinds.InvalidOptions, [.. errors]);

    /// <summary>A body that the JSON reader gave up on.</summary>
    public static ProblemDocument NotJson(Phrase message) =>
        With(ProblemKinds.InvalidJson, new ProblemItem("invalid_json", message));

    /// <summary>A request that is not HTTP to its end.</summary>
    public static ProblemDocument Broken(BadHttpRequestException broken) => ForStatus(broken.StatusCode) with { Detail = Phrase.Literal(broken.Message) };

    /// <summary>A resource that does not exist.</summary>
    public static ProblemDocument NotFound(Phrase detail) =>
        ForStatus(StatusCodes.Status404NotFound) with { Detail = detail };

    /// <summary>An answer that is only a status.</summary>
    public static ProblemDocument ForStatus(int status) => status switch
    {
        400 => new(status, "/problems/bad-request", Phrase.Of("title.bad_request")),
        404 => new(status, "/problems/not-found", Phrase.Of("title.not_found"), Phrase.Of("detail.not_found")),
        405 => new(status, "/problems/method-not-allowed", Phrase.Of("title.method_not_allowed"), Phrase.Of("detail.method_not_allowed")),
        408 => new(status, "/problems/request-timeout", Phrase.Of("title.request_timeout")),
        415 => TypeNotRead,
        500 => new(status, "/problems/internal-error", Phrase.Of("title.internal_error"), Phrase.Of("detail.internal_error")),
        _ => new(status, "about:blank", Phrase.Literal(ReasonPhrases.GetReasonPhrase(status))),
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static ProblemDocument With(ProblemDocument kind, params ImmutableArray<ProblemItem> errors) =>
        kind with { Detail = ProblemKinds.Detail(errors), Errors = errors };
}
