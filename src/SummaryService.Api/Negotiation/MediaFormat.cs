using System.Collections.Immutable;

namespace SummaryService.Api.Negotiation;

/// <summary>A form in which an answer is served.</summary>
/// <param name="Name">What the option <c>format</c> calls it.</param>
/// <param name="Type">The first half of its media type.</param>
/// <param name="Subtype">The second half of its media type.</param>
/// <param name="ContentType">The header that goes with it.</param>
internal sealed record MediaFormat(string Name, string Type, string Subtype, string ContentType)
{
    /// <summary>Data.</summary>
    public static readonly MediaFormat Json = new("json", "application", "json", "application/json");

    /// <summary>What <c>model.summary()</c> prints.</summary>
    public static readonly MediaFormat Text = new("text", "text", "plain", "text/plain; charset=utf-8");

    /// <summary>The forms of a summary, the one for callers without a wish first.</summary>
    public static readonly ImmutableArray<MediaFormat> OfSummary = [Json, Text];

    /// <summary>The forms of a single layer's row.</summary>
    public static readonly ImmutableArray<MediaFormat> OfLayer = [Json];

    /// <summary>The media type without parameters.</summary>
    public string MediaType => $"{Type}/{Subtype}";
}
