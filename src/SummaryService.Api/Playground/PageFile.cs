using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SummaryService.Api.Playground;

/// <summary>A file of the page, as it is and packed, each with the tag that a browser keeps it by.</summary>
internal sealed class PageFile
{
    private const string Packing = "gzip";
    private const int TagBytes = 12;

    private readonly string _contentType;
    private readonly (byte[] Bytes, EntityTagHeaderValue Tag) _plain;
    private readonly (byte[] Bytes, EntityTagHeaderValue Tag) _packed;

    private PageFile(byte[] bytes, string contentType) =>
        (_contentType, _plain, _packed) = (contentType, WithTag(bytes), WithTag(Pack(bytes)));

    /// <summary>The file of a name whose ending tells what it is.</summary>
    public static PageFile Of(string name, byte[] bytes) => new(bytes, Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        var other => throw new InvalidOperationException($"The page has a file of a kind that is not served: {other}."),
    });

    /// <summary>The answer with the file; without it where the browser still has it.</summary>
    public IResult AnswerTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (!TakesPacked(context.Request)) return TypedResults.Bytes(_plain.Bytes, _contentType, entityTag: _plain.Tag);
        headers.ContentEncoding = Packing;
        return TypedResults.Bytes(_packed.Bytes, _contentType, entityTag: _packed.Tag);
    }

    private static bool TakesPacked(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding is { Quality: null or > 0 } && encoding.Value == Packing);

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.SmallestSize))
            packer.Write(bytes);
        return packed.ToArray();
    }

    private static (byte[] Bytes, EntityTagHeaderValue Tag) WithTag(byte[] bytes) =>
        (bytes, new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\""));
}
