using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Hosting;

/// <summary>The content types whose body is read; what is in it, its first bytes tell.</summary>
internal static class ReadableTypes
{
    /// <summary>Whether a body of this content type is read.</summary>
    public static bool Include(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType) || contentType == "application/json") return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type) && IsRead(type) && IsUtf8(type);
    }

    /// <summary>Whether a body of this content type is read line by line.</summary>
    public static bool IncludeLines(string? contentType) =>
        Include(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type) && IsUtf8(type)
            && type.MediaType.Value?.ToLowerInvariant() is "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines");

    private static bool IsRead(MediaTypeHeaderValue type) =>
        type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Value?.ToLowerInvariant() is
            "application/json" or "text/json" or "text/plain" or "application/octet-stream"
            or "application/zip" or "application/x-zip-compressed" or "application/x-hdf5" or "application/x-hdf"
            // What `curl -d` calls every body that is not told otherwise.
            or "application/x-www-form-urlencoded";

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Value?.ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii" or "ascii";
}
