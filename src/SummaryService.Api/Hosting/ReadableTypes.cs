using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Hosting;

/// <summary>The content types whose body is read as JSON.</summary>
internal static class ReadableTypes
{
    /// <summary>The types as a sentence names them.</summary>
    public const string Names = "application/json (also text/json, */*+json, text/plain, application/octet-stream, or none)";

    /// <summary>Whether a body of this content type is read.</summary>
    public static bool Include(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || contentType == "application/json") return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type) && IsJson(type) && IsUtf8(type);
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Value?.ToLowerInvariant() is
            "application/json" or "text/json" or "text/plain" or "application/octet-stream"
            // What `curl -d` calls every body that is not told otherwise.
            or "application/x-www-form-urlencoded";

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Value?.ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii" or "ascii";
}
