using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Playground;

/// <summary>A file of the page, as it is and packed.</summary>
internal sealed class PageFile
{
    private const string Packing = "gzip";

    private readonly KeptAnswer _plain;
    private readonly KeptAnswer _packed;

    private PageFile(byte[] bytes, string contentType) => (_plain, _packed) = (new(bytes, contentType), new(Pack(bytes), contentType));

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
        if (!TakesPacked(context.Request)) return _plain.To(context, HeaderNames.AcceptEncoding);
        context.Response.Headers.ContentEncoding = Packing;
        return _packed.To(context, HeaderNames.AcceptEncoding);
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
}
