using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SummaryService.Api.Problems;

namespace SummaryService.Api.Hosting;

/// <summary>The one file of a form (RFC 7578), as <c>curl -F model=@model.keras</c> and browsers send it.</summary>
internal static class MultipartFile
{
    private const string MediaType = "multipart/form-data";
    private const int LongestBoundary = 70;

    /// <summary>The boundary between the parts of a form; null where the body is no form, empty where it is one without.</summary>
    public static string? BoundaryOf(string? contentType)
    {
        if (contentType is null || !contentType.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)) return null;
        var boundary = MediaTypeHeaderValue.TryParse(contentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        return boundary is { Length: > 0 and <= LongestBoundary } ? boundary : "";
    }

    /// <summary>Copies the file out of a form that was read.</summary>
    /// <returns>Null, or the answer to give: the form is damaged, or has not just one file.</returns>
    public static async ValueTask<ProblemDocument?> ReadAsync(ReadOnlyMemory<byte> form, string boundary, PooledBuffer into)
    {
        if (boundary.Length == 0) return Refusals.BadForm(Phrase.Of("form.boundary"));
        MemoryMarshal.TryGetArray(form, out var array);
        using var stream = new MemoryStream(array.Array ?? [], array.Offset, array.Count, writable: false);
        var isFound = false;
        try
        {
            var reader = new MultipartReader(boundary, stream);
            while (await reader.ReadNextSectionAsync() is { } part)
            {
                // Fields beside the file, as pages add them, are none of ours.
                if (part.GetContentDispositionHeader()?.IsFileDisposition() != true) continue;
                if (isFound) return Refusals.BadForm(Phrase.Of("form.several"));
                isFound = true;
                await CopyAsync(part.Body, into);
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return Refusals.BadForm(Phrase.Of("form.damaged"));
        }

        return isFound ? null : Refusals.BadForm(Phrase.Of("form.none"));
    }

    private static async ValueTask CopyAsync(Stream from, PooledBuffer into)
    {
        int read;
        while ((read = await from.ReadAsync(into.GetMemory())) > 0)
            into.Advance(read);
    }
}
