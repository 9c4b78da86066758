using System.Collections.Immutable;
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

    /// <summary>Too much of what takes long is under way.</summary>
    public static readonly ProblemDocument TooMany = new(
        StatusCodes.Status429TooManyRequests,
        "/problems/too-many-requests",
        "Too many requests of this kind are under way.",
        "HDF5 files are read a few at once. Try again, or post the architecture itself: what model.to_json() writes.")
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

    private static ProblemDocument With(ProblemDocument kind, params ImmutableArray<ProblemItem> errors) =>
        kind with { Detail = ProblemKinds.Detail(errors), Errors = errors };
}
